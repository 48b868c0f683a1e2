humenSearch({"version":1,"pages":[
{"path":"notices/a.html","title":"关于开展宣传活动的通知","kind":"page","heading":[],"text":"依据本条例第三条，开展活动。\n"}
]});
