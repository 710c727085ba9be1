package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.uploads.Checklist;
import cn.icpfiling.filing.tables.NamedTables.Form;
import cn.icpfiling.platform.problem.Texts;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The kinds of material. To which natures and types of order a kind applies is read off the checklist itself: each type
 * and nature is asked with an entry that leaves nothing out. A kind that no checklist has is asked for by the rules of a
 * province, or in a case of the support.
 */
final class MaterialDictionary {

    private static final SubjectPart WITH_A_DEPUTY =
            new SubjectPart(null, null, null, null, new Person(null, null, null, null, null, null, false));
    private static final ServicePart REGULATED =
            new ServicePart(null, null, null, null, null, null, 1L, null, null, null, null, null);

    private MaterialDictionary() {}

    static Dictionary of(CodeTables codes, Texts texts, LocalDate version) {
        var natures = new EnumMap<MaterialKind, Set<Integer>>(MaterialKind.class);
        var types = new EnumMap<MaterialKind, Set<OrderType>>(MaterialKind.class);
        for (var type : OrderType.values()) {
            for (var nature : codes.natures()) {
                Checklist.of(type, nature, WITH_A_DEPUTY, REGULATED, domainPapers(nature))
                        .items()
                        .forEach(item -> {
                            natures.computeIfAbsent(item.kind(), _ -> new TreeSet<>())
                                    .add(nature);
                            types.computeIfAbsent(item.kind(), _ -> new TreeSet<>())
                                    .add(type);
                        });
            }
        }
        return new Dictionary(
                "material-kinds",
                "材料类型",
                "Kinds of material",
                Form.TEXT,
                version,
                "the contract of filing-service",
                Stream.of(MaterialKind.values())
                        .map(kind -> entry(kind, natures, types, texts))
                        .toList());
    }

    /** No province takes a person's proof in place of the registrant. */
    private static DomainPapers domainPapers(int nature) {
        return nature == CodeTables.PERSON ? DomainPapers.NOT_FOR_PERSONS : DomainPapers.ACCEPTED;
    }

    private static DictionaryEntry entry(
            MaterialKind kind,
            Map<MaterialKind, Set<Integer>> natures,
            Map<MaterialKind, Set<OrderType>> types,
            Texts texts) {
        var draft = Dictionaries.named(kind, texts);
        if (natures.containsKey(kind)) {
            draft.natures(natures.get(kind)).orderTypes(types.get(kind));
        }
        return draft.entry();
    }
}
