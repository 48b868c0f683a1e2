/// Questions by what they are about: each knowledge point, and behind it its parts where it has any.
///
/// `法律常识/施行日期` is a question of 法律常识 and of its part 施行日期. Questions that a person reads are left out.
struct KnowledgeIndex {
    /// A point or a part of one, with the ids of its questions in the order of the paper.
    struct Point {
        let name: String
        let isPart: Bool
        let questions: [String]
    }

    /// A point with its parts behind it, each.
    let groups: [[Point]]

    init(_ questions: [IssuedQuestion]) {
        var whole: [String: [String]] = [:]
        var parts: [String: [String: [String]]] = [:]
        for question in questions where question.type != .short {
            let path = (question.knowledge ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            let name = path.first ?? "其他"
            whole[name, default: []].append(question.id)
            if path.count > 1 { parts[name, default: [:]][path[1], default: []].append(question.id) }
        }
        groups = whole.sorted { $0.key < $1.key }.map { name, ids in
            [Point(name: name, isPart: false, questions: ids)]
                + (parts[name] ?? [:]).sorted { $0.key < $1.key }.map {
                    Point(name: $0.key, isPart: true, questions: $0.value)
                }
        }
    }
}
