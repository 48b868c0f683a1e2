import Search
import Site

/// What `humen search` does: it asks the index that the last build wrote, and reads nothing else.
package enum SiteSearch {
    /// What `humen search --format json` writes; the names are a contract.
    package struct Record: Encodable, Sendable {
        package let query: String
        package let total: Int
        package let exact: Bool
        package let hits: [Hit]

        /// One hit: its page, what kind of thing it is, and the words around it.
        package struct Hit: Encodable, Sendable {
            package let path: String
            package let title: String
            package let kind: String
            package let score: Int
            package let snippet: String
        }
    }

    /// Why there is nothing to ask.
    package struct NoIndex: Error, CustomStringConvertible {
        package let description: String
    }

    /// All hits, the best first.
    package static func run(_ query: String, in folder: SiteFolder) throws -> Record {
        let file = folder.siteOutput.appending("search/all.js")
        guard Disk.isFile(file) else { throw NoIndex(description: "没有搜索索引 \(file)，请先运行 humen build") }
        guard let entries = SearchFile.decode(try Disk.read(file)) else {
            throw NoIndex(description: "搜索索引 \(file) 读不懂，可能已损坏，请重新运行 humen build")
        }
        let hits = SearchQuery(query).hits(in: entries).map { hit in
            let entry = entries[hit.index]
            return Record.Hit(
                path: entry.path, title: entry.title, kind: entry.kind.rawValue, score: hit.score, snippet: hit.snippet
            )
        }
        return Record(query: query, total: hits.count, exact: true, hits: hits)
    }
}
