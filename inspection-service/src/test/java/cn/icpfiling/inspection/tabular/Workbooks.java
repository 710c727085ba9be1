package cn.icpfiling.inspection.tabular;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** XLSX files as spreadsheet programs write them: shared strings with runs and phonetic hints, numbers, inline strings, gaps. */
public final class Workbooks {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();

    public static byte[] of(String... rows) {
        return new Workbooks().sheet(rows).bytes();
    }

    /** Adds a sheet; cells are separated by commas, an empty one has no element, digits are a number. */
    public Workbooks sheet(String... rows) {
        var xml = new StringBuilder(
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows.length; row++) {
            var cells = rows[row].split(",", -1);
            xml.append("<row r=\"").append(row + 1).append("\" spans=\"1:9\">");
            for (var at = 0; at < cells.length; at++) {
                xml.append(cell((char) ('A' + at) + "" + (row + 1), cells[at]));
            }
            xml.append("</row>");
        }
        return sheetXml(xml.append("</sheetData></worksheet>").toString());
    }

    public Workbooks sheetXml(String xml) {
        sheets.add(xml);
        return this;
    }

    public Workbooks part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    private String cell(String reference, String text) {
        if (text.isEmpty()) {
            return "";
        }
        if (text.chars().allMatch(Character::isDigit)) {
            return "<c r=\"" + reference + "\" s=\"1\"><v>" + text + "</v></c>";
        }
        if (text.length() % 3 == 0) {
            return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
        }
        strings.add(text);
        return "<c r=\"" + reference + "\" s=\"2\" t=\"s\"><v>" + (strings.size() - 1) + "</v></c>";
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "[Content_Types].xml", "<Types/>");
            var workbook = new StringBuilder("<workbook xmlns:r=\"urn:r\"><sheets>");
            var relations = new StringBuilder("<Relationships>");
            for (var at = 0; at < sheets.size(); at++) {
                workbook.append("<sheet name=\"S%d\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(at, at + 5, at));
                // programs write both forms of targets
                var target = (at % 2 == 0 ? "" : "/xl/") + "worksheets/sheet" + at + ".xml";
                relations.append("<Relationship Id=\"rId%d\" Target=\"%s\"/>".formatted(at, target));
                add(zip, "xl/worksheets/sheet" + at + ".xml", sheets.get(at));
            }
            add(zip, "xl/workbook.xml", workbook + "</sheets></workbook>");
            add(zip, "xl/_rels/workbook.xml.rels", relations + "</Relationships>");
            add(zip, "xl/sharedStrings.xml", shared());
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Every other text consists of two runs and has a phonetic hint, which is no part of it. */
    private String shared() {
        var xml = new StringBuilder("<sst>");
        for (var at = 0; at < strings.size(); at++) {
            var text = strings.get(at);
            xml.append(
                    at % 2 == 0
                            ? "<si><t xml:space=\"preserve\">" + text + " </t></si>"
                            : "<si><r><rPr><b/></rPr><t>" + text.substring(0, 1) + "</t></r><r><t>" + text.substring(1)
                                    + "</t></r><rPh sb=\"0\" eb=\"1\"><t>hint</t></rPh></si>");
        }
        return xml.append("</sst>").toString();
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
