import DataFiles

/// Finds the dates that a law's own lines state.
enum HistoryDates {
    /// Every 2007年12月29日 in a text, in order.
    static func all(in text: String) -> [CalendarDate] {
        let scalars = Array(text.unicodeScalars)
        var dates: [CalendarDate] = []
        var index = 0
        while index < scalars.count {
            let isDigit = (0x30...0x39).contains(scalars[index].value)
            guard isDigit else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, end - index < 11, scalars[end] != "日" { end += 1 }
            if end < scalars.count, scalars[end] == "日" {
                var part = String.UnicodeScalarView()
                part.append(contentsOf: scalars[index...end])
                if let date = CalendarDate(String(part)) {
                    dates.append(date)
                    index = end
                }
            }
            while index < scalars.count, (0x30...0x39).contains(scalars[index].value) { index += 1 }
        }
        return dates
    }

    /// The day of 公布 or 发布 in a line such as 2011年6月22日国务院常务会议通过 2011年6月26日国务院令第597号公布.
    static func published(in line: String) -> CalendarDate? {
        guard let end = line.range(of: "公布") ?? line.range(of: "发布") else { return nil }
        return all(in: String(line[..<end.lowerBound])).last
    }

    /// The day of 施行 in a line such as 本法自2008年6月1日起施行 or 2021年1月1日 施行.
    static func effective(in line: String) -> CalendarDate? {
        guard let end = line.range(of: "施行") else { return nil }
        let before = String(line[..<end.lowerBound])
        guard before.hasSuffix("起") || before.hasSuffix("日") || before.hasSuffix("日 ") || before.hasSuffix("日　")
        else { return nil }
        return all(in: before).last
    }
}

extension StringProtocol {
    /// The first range of a text in this one, compared byte by byte.
    fileprivate func range(of text: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
