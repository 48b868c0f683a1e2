humenSearch({"version":1,"pages":[
{"path":"notices/a.html","title":"关于开展宣传活动的通知","kind":"page","heading":[],"text":"《校园宣传规定》第一条规定：“为了搞好校园宣传，制定本规定。”\n“学校每学期安排宣传活动”（《校园宣传规定》第一条）。\n"},
{"path":"laws/jiaofa/index.html#a1","title":"校园宣传规定 第一条","kind":"article","heading":[],"text":"为了做好校园宣传，制定本规定。"},
{"path":"laws/jiaofa/index.html#a2","title":"校园宣传规定 第二条","kind":"article","heading":[],"text":"学校每学期安排宣传活动：\n（一）主题班会；\n（二）家长活动。"},
{"path":"laws/jiaofa/index.html#a3","title":"校园宣传规定 第三条","kind":"article","heading":[],"text":"本规定自2020年6月1日起施行。"}
]});
