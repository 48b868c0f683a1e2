import Diagnostics

/// New schools of a roster that bear the name of one which the ledger already knows in another place.
///
/// Last term's roster, imported again after a school was moved, would bring it back where it stood before: two schools of one name, a
/// denominator with one too many, and every sheet of it ambiguous.
struct RosterNamesakes {
    private var known: [ExactText: [School]] = [:]

    init(_ schools: [School]) {
        for school in schools { known[ExactText(NameKey.of(school.name)), default: []].append(school) }
    }

    /// An error where the very school stood in that place before, a warning for one of the same county that the roster does not name.
    func findings(
        _ added: [School], _ claimed: [String: RosterEntry], regionName: (String) -> String
    ) -> [Finding] {
        added.compactMap { school in
            guard let entry = claimed[school.uid] else { return nil }
            let others = (known[ExactText(NameKey.of(school.name))] ?? []).filter { other in
                other.region != school.region && claimed[other.uid] == nil && other.closed == nil
                    && (other.code == nil || other.code == school.code || school.code == nil)
            }
            // A code of its own says that it is another school.
            let uid = School.uid(name: school.name, region: school.region)
            if entry.code == nil, let moved = others.first(where: { $0.uid == uid }) {
                return Self.moved(entry, moved, to: regionName(moved.region))
            }
            let county = entry.regions.last { $0.level != .town }?.code ?? school.region
            guard let other = others.first(where: { $0.region == county || $0.region.hasPrefix(county + "/") }) else {
                return nil
            }
            return Self.namesake(entry, other, in: regionName(other.region))
        }
    }

    private static func moved(_ entry: RosterEntry, _ known: School, to place: String) -> Finding {
        let here = entry.regions.last?.name ?? ""
        return Finding(
            .schoolNamesake, severity: .error, at: entry.place,
            "台账里的“\(known.name)”原来就在“\(here)”，后来换到了“\(place)”；这一行又写在“\(here)”，会变成两所同名的学校",
            explanation: [
                "是同一所、现在在“\(place)”：把这一行的地区改成“\(place)”（多半是导入了换地区以前的旧名册）",
                "是同一所、又换回“\(here)”：在“原名称”一列写“\(known.name)”；是“\(here)”新办的另一所：填上它的学校标识码",
            ])
    }

    private static func namesake(_ entry: RosterEntry, _ known: School, in place: String) -> Finding {
        Finding(
            .schoolNamesake, at: entry.place,
            "新增的“\(entry.name)”（\(entry.regions.last?.name ?? "")）和台账里“\(place)”的“\(known.name)”同名，按两所登记",
            explanation: [
                "确是两所的，填报表里要写学校标识码或乡镇，才分得清",
                "如果是同一所换了地区，请撤销这次导入（coverage undo），在“原名称”一列写“\(known.name)”，再导入",
            ])
    }
}
