package cn.icpfiling.inspection.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.stream.XMLStreamException;

/**
 * An XLSX workbook (ECMA-376). Its sheets come in the order of the workbook. Refuses encrypted workbooks, those with macros,
 * and those that inflate to more than {@link XlsxParts#MOST_BYTES}.
 */
public final class XlsxFile implements TabularFile {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STRINGS = "xl/sharedStrings.xml";

    private final XlsxParts parts;
    private final List<String> sheets;
    private final List<String> strings;

    private XlsxFile(XlsxParts parts, List<String> sheets, List<String> strings) {
        this.parts = parts;
        this.sheets = sheets;
        this.strings = strings;
    }

    public static XlsxFile of(byte[] file) {
        var parts = XlsxParts.of(file);
        try {
            var targets = parts.has(RELATIONS) ? targets(parts) : Map.<String, String>of();
            var sheets = new ArrayList<String>();
            for (var sheet : XlsxXml.attributes(parts.part(WORKBOOK), "sheet", "id")) {
                sheets.add(targets.getOrDefault(sheet.getFirst(), ""));
            }
            var strings = parts.has(STRINGS) ? XlsxXml.strings(parts.part(STRINGS)) : List.<String>of();
            if (sheets.isEmpty() || !sheets.stream().allMatch(parts::has)) {
                throw TabularFault.WORKBOOK_UNREADABLE.at("");
            }
            return new XlsxFile(parts, List.copyOf(sheets), strings);
        } catch (XMLStreamException unreadable) {
            throw TabularFault.WORKBOOK_UNREADABLE.at("").causedBy(unreadable);
        }
    }

    /** The parts of the sheets by the ids of their relations. A target is relative to the workbook, or begins with a slash. */
    private static Map<String, String> targets(XlsxParts parts) throws XMLStreamException {
        var targets = new HashMap<String, String>();
        for (var relation : XlsxXml.attributes(parts.part(RELATIONS), "Relationship", "Id", "Target")) {
            var target = relation.get(1);
            targets.put(relation.getFirst(), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
        return targets;
    }

    @Override
    public int sheets() {
        return sheets.size();
    }

    @Override
    public void read(int sheet, Predicate<SheetRow> each) {
        try {
            XlsxXml.rows(parts.part(sheets.get(sheet)), strings, each);
        } catch (XMLStreamException | IllegalArgumentException unreadable) {
            throw TabularFault.WORKBOOK_UNREADABLE.at("").causedBy(unreadable);
        }
    }
}
