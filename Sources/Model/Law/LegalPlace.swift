import DataFiles

/// A country or a province whose law is meant: 日本《刑法》, 山东省《禁毒条例》.
struct LegalPlace: Sendable, Hashable {
    /// As the text writes it.
    let name: String
    /// 山东 of 山东省.
    let core: String
    /// Whether the laws of the country as a whole do not count there.
    let isForeign: Bool

    /// Whether such words do not change what a name means: 青海省《禁毒法》, 青海省《青海省禁毒条例》.
    func isOrdinary(before name: String) -> Bool {
        let plain = Statute.plain(name)
        if plain.hasPrefix(core) { return true }
        return !isForeign && (plain.hasSuffix("法") || plain.hasSuffix("法典") || plain != name)
    }

    /// 香港, 日本; provinces are below.
    private static let foreign = [
        "香港", "澳门", "台湾", "日本", "韩国", "朝鲜", "美国", "英国", "法国", "德国", "俄罗斯", "苏联", "加拿大", "澳大利亚", "新西兰", "新加坡",
        "马来西亚", "泰国", "越南", "缅甸", "老挝", "柬埔寨", "印度", "印度尼西亚", "菲律宾", "荷兰", "葡萄牙", "西班牙", "意大利", "瑞士", "瑞典",
        "墨西哥", "巴西", "哥伦比亚", "阿富汗", "伊朗", "土耳其", "蒙古国", "哈萨克斯坦", "巴基斯坦", "欧盟", "外国", "该国", "某国", "他国",
    ]
    private static let provinces = [
        "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北",
        "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "内蒙古", "广西", "西藏", "宁夏", "新疆",
    ]
    private static let endings = ["", "省", "市", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "地区"]

    /// Every spelling, the longer first.
    private static let all: [(bytes: [UInt8], place: LegalPlace)] = [(foreign, true), (provinces, false)]
        .flatMap { names, isForeign in
            names.flatMap { core in
                endings.map { ending in
                    (Array((core + ending).utf8), LegalPlace(name: core + ending, core: core, isForeign: isForeign))
                }
            }
        }.sorted { $0.bytes.count > $1.bytes.count }

    /// The last letters of all of them: what ends otherwise is not looked at.
    private static let lastGlyphs: Set<UInt32> = Set(
        all.map { place in place.bytes.suffix(3).reduce(0) { $0 << 8 | UInt32($1) } })

    /// The place that ends at an index, with 的 behind it or not.
    init?(_ reader: ProvisionReader, endingAt end: Int) {
        var end = reader.skipMarksBack(from: end, floor: 0)
        if reader.glyph(end - 3) == EditionGlyph.of { end -= 3 }
        guard Self.lastGlyphs.contains(reader.glyph(end - 3)),
            let found = Self.all.first(where: { reader.hasBytes($0.bytes, at: end - $0.bytes.count) })
        else { return nil }
        self = found.place
    }

    private init(name: String, core: String, isForeign: Bool) {
        self.name = name
        self.core = core
        self.isForeign = isForeign
    }
}

extension LawLibrary {
    /// The law of a province or a country that people call so.
    func statute(of place: LegalPlace, named name: String, asOf: CalendarDate) -> Statute? {
        for ending in ["", "省", "市", "自治区"] {
            let prefix = ending.isEmpty ? place.name : place.core + ending
            if case .law(let id) = look(up: prefix + name) { return version(of: id, asOf: asOf) }
        }
        let ids: [String]
        switch look(up: name) {
        case .law(let id): ids = [id]
        case .ambiguous(let all): ids = all
        case .unknown: ids = []
        }
        let found = ids.compactMap { version(of: $0, asOf: asOf) }
            .filter { $0.jurisdiction?.contains(place.core) ?? false }
        return found.count == 1 ? found[0] : nil
    }
}
