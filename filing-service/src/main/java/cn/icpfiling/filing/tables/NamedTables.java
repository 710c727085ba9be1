package cn.icpfiling.filing.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The tables whose codes have names: those of the authority's form, which drive the rules, and the names of codes that
 * contracts define.
 */
public final class NamedTables {

    private static final String FORM_FILE = "code-tables.yaml";
    private static final String NAMES_FILE = "dictionaries.yaml";
    private static final Set<String> DAYS = Set.of("validFrom", "validTo", "from", "until");

    private NamedTables() {}

    /** How a request writes the codes of a table. */
    public enum Form {
        /** A string. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A bit: a field has the sum of all that apply. */
        FLAG
    }

    /**
     * One table.
     *
     * @param version the day on which its data last changed
     * @param owner the module whose contract or list defines the codes; null for the authority's form
     * @param schema the schema of that contract that has the codes as its enum; null if there is none
     */
    public record Table(
            String name,
            String zh,
            String en,
            Form form,
            LocalDate version,
            String source,
            String owner,
            String schema,
            List<Row> rows) {

        public Table {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One code with what rules read of it. Values that its table does not have are null or false.
     *
     * @param nature the nature of sponsor that a type of certificate fits
     * @param numberForm the form of the certificate's number
     * @param province the province that a server location stands for
     * @param prefix the first character of the filing numbers of a province
     */
    public record Row(
            String code,
            String zh,
            String en,
            boolean verified,
            Integer nature,
            String numberForm,
            boolean forPersons,
            boolean needsNote,
            String province,
            String prefix) {}

    /** The tables of the authority's form, by the same file as the rules read. */
    public static List<Table> ofTheForm() {
        return RuleFiles.read(FORM_FILE).properties().stream()
                .map(family -> formTable(family.getKey(), family.getValue()))
                .toList();
    }

    /** The names of codes that contracts define. */
    public static List<Table> ofContracts() {
        var file = RuleFiles.read(NAMES_FILE);
        var version = LocalDate.parse(file.path("version").asText());
        return StreamSupport.stream(file.path("tables").spliterator(), false)
                .map(table -> contractTable(table, version))
                .toList();
    }

    /** The codes of reasons that a finding of inspection-service can have. */
    public static List<String> findingReasons() {
        return StreamSupport.stream(
                        RuleFiles.read(NAMES_FILE).path("findingReasons").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Table formTable(String family, JsonNode table) {
        var rows = new ArrayList<Row>();
        var form = Form.TEXT;
        for (var entry : table.path("entries")) {
            if (DAYS.stream().anyMatch(entry::has)) {
                throw new IllegalStateException(FORM_FILE + " dates an entry of " + family + ", which no rule reads");
            }
            if (entry.has("flag")) {
                form = Form.FLAG;
            } else if (entry.path("code").isInt()) {
                form = Form.NUMBER;
            }
            rows.add(row(entry));
        }
        return new Table(
                family.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                table.path("zh").asText(),
                table.path("en").asText(),
                form,
                LocalDate.parse(table.path("version").asText()),
                table.path("source").asText(),
                null,
                null,
                rows);
    }

    private static Row row(JsonNode entry) {
        return new Row(
                entry.path(entry.has("flag") ? "flag" : "code").asText(),
                entry.path("zh").asText(),
                entry.path("en").asText(),
                !entry.path("status").asText().equals("UNVERIFIED"),
                entry.has("nature") ? entry.path("nature").asInt() : null,
                textOrNull(entry, "numberForm"),
                entry.path("person").asBoolean(),
                entry.path("note").asBoolean(),
                textOrNull(entry, "province"),
                textOrNull(entry, "prefix"));
    }

    private static Table contractTable(JsonNode table, LocalDate version) {
        var rows = table.path("entries").properties().stream()
                .map(entry -> new Row(
                        entry.getKey(),
                        entry.getValue().path(0).asText(),
                        entry.getValue().path(1).asText(),
                        true,
                        null,
                        null,
                        false,
                        false,
                        null,
                        null))
                .toList();
        var owner = table.path("owner").asText();
        return new Table(
                table.path("name").asText(),
                table.path("title").path(0).asText(),
                table.path("title").path(1).asText(),
                Form.TEXT,
                version,
                "the contract of " + owner,
                owner,
                textOrNull(table, "schema"),
                rows);
    }

    private static String textOrNull(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asText() : null;
    }
}
