package import Diagnostics

/// One `*.quiz.md` file after reading.
package struct Bank: Sendable {
    /// The path as given.
    package let file: String
    package let title: String
    package let questions: [Question]
    /// Everything that is wrong in the file, in the order of its lines.
    package let findings: [Finding]
    /// What every stretch of the file was read as; joined, they are the file.
    package let spans: [BankSpan]

    /// What stands around the questions, for writing the bank again.
    let form: BankForm

    init(
        file: String, title: String, questions: [Question], findings: [Finding], spans: [BankSpan] = [],
        form: BankForm = BankForm()
    ) {
        self.file = file
        self.title = title
        self.questions = questions
        self.findings = findings
        self.spans = spans
        self.form = form
    }

    /// 读入: every question that the file seems to hold.
    package var read: Int { questions.count }
    /// 识别: those that can be used.
    package var recognized: Int { questions.count { !$0.isDoubtful } }
    /// 存疑: those that somebody has to look at.
    package var doubtful: Int { read - recognized }

    /// The file name without folder and `.quiz.md`: how blueprints name a bank.
    package var name: String {
        let last = file.split(separator: "/").last.map(String.init) ?? file
        for ending in [".quiz.md", ".md", ".txt"] where last.hasSuffix(ending) {
            return String(last.dropLast(ending.count))
        }
        return last
    }
}

/// What a bank holds besides its questions.
struct BankForm: Sendable {
    /// The defaults of the front matter.
    var header = BankHeader()
    /// The lines of the front matter between its marks, as they were written.
    var headerText: String?
    /// Whether a title was found, in the front matter or in a line of its own.
    var isTitled = false
    /// Comments and titles of groups, by the question in front of which they stand.
    var notes: [Int: [Note]] = [:]
    /// Headings and titles of groups, in order.
    var sections: [BankSection] = []

    /// A line that is no part of a question.
    struct Note: Sendable, Hashable {
        let text: String
        /// Begins a group of questions.
        let isTitle: Bool
    }
}

/// All banks of a site, where every question has one id.
package struct BankShelf: Sendable {
    package let banks: [Bank]
    /// Every question by its id; of two with one id, the first.
    package let questions: [String: Question]
    /// Ids that two banks share; the findings of the banks themselves are with the banks.
    package let findings: [Finding]

    /// What papers choose from: usable questions and whole materials, in the order of the smallest id of theirs.
    let pool: QuestionPool

    /// All banks together; the first use of an id stands.
    package init(_ banks: [Bank]) {
        self.banks = banks
        var seen: [String: Question] = [:]
        var findings: [Finding] = []
        for question in banks.flatMap(\.questions) {
            if let first = seen[question.id], first.place.file != question.place.file {
                let isChance = !first.hasOwnID && !question.hasOwnID && !question.asks(first)
                findings.append(
                    isChance
                        ? .idCollision(question, first)
                        : .idDuplicate(question.id, at: question.place, first: first.place))
            } else if seen[question.id] == nil {
                seen[question.id] = question
            }
        }
        questions = seen
        self.findings = findings
        pool = QuestionPool(PoolUnit.all(banks))
    }

    /// A bank by its name, its path, or the end of its path.
    package func bank(named name: String) -> Bank? {
        banks.first {
            $0.name == name || $0.file == name || $0.file.hasSuffix("/" + name) || $0.name + ".quiz.md" == name
        }
    }
}
