package cn.icpfiling.filing.dictionaries;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.tables.NamedTables;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes dictionaries of the tables that have names, with what the rules know about their codes. */
final class FormTables {

    private FormTables() {}

    static Dictionary of(NamedTables.Table table, CodeTables codes) {
        return new Dictionary(
                table.name(),
                table.zh(),
                table.en(),
                table.form(),
                table.version(),
                table.source(),
                table.rows().stream().map(row -> entry(table, row, codes)).toList());
    }

    private static DictionaryEntry entry(NamedTables.Table table, NamedTables.Row row, CodeTables codes) {
        var draft = new EntryDraft(row.code(), row.zh(), row.en())
                .numberForm(row.numberForm())
                .province(row.province(), row.prefix());
        if (!row.verified()) {
            draft.unverified();
        }
        if (row.needsNote()) {
            draft.needsNote();
        }
        switch (table.name()) {
            case "natures" -> draft.certificateTypes(certificates(Integer.parseInt(row.code()), codes));
            case "certificate-types", "historic-certificate-types" -> draft.natures(List.of(row.nature()));
            case "content-types" -> draft.natures(row.forPersons() ? sorted(codes.natures()) : organisations(codes));
            default -> {
                // The codes of the other tables do not depend on the sponsor.
            }
        }
        return draft.entry();
    }

    private static List<Integer> organisations(CodeTables codes) {
        return sorted(codes.natures()).stream()
                .filter(nature -> nature != CodeTables.PERSON)
                .toList();
    }

    private static List<Integer> sorted(Collection<Integer> codes) {
        return codes.stream().sorted().toList();
    }

    private static List<Integer> certificates(int nature, CodeTables codes) {
        return codes.certificates().entrySet().stream()
                .filter(certificate -> certificate.getValue().nature() == nature)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
