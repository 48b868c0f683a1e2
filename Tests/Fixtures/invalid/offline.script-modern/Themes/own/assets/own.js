// 旧写法：let 不能用
var names = ["甲", "乙"];
names.forEach(name => document.title += `${name}`);
