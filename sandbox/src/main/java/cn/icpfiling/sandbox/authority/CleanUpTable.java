package cn.icpfiling.sandbox.authority;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The cells of a published clean-up list. The shape follows the notices of Guizhou (2024, batch 13: one attachment
 * 空壳主体清理清单, one 空壳网站清理清单, seven days) and Tibet (2025, batch 1: shell sites without access, empty subjects
 * without a site). The attachments themselves were not found, so the columns are the fields of the authority's public query
 * that identify a record: 主办单位名称, 主体备案号, 网站名称, 网站备案号, 网站域名.
 */
final class CleanUpTable {

    private static final List<String> SITE_HEADER = List.of("序号", "主办单位名称", "主体备案号", "网站名称", "网站备案号", "网站域名");
    private static final List<String> SUBJECT_HEADER = List.of("序号", "主办单位名称", "主体备案号");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);

    private CleanUpTable() {}

    /** Returns the rows: the title if the list has one, the header, then the lines, numbered from 1. */
    static List<List<String>> of(CleanUpList list) {
        var rows = new ArrayList<List<String>>();
        if (list.titled()) {
            rows.add(List.of(list.kind().chinese() + "清理清单（公示期：" + DAY.format(list.publishedOn()) + "至"
                    + DAY.format(list.deletionDay()) + "）"));
        }
        var isOfSites = list.kind() == CleanUpList.Kind.SHELL_SITES;
        rows.add(isOfSites ? SITE_HEADER : SUBJECT_HEADER);
        for (var line : list.lines()) {
            var number = Integer.toString(rows.size() - (list.titled() ? 1 : 0));
            rows.add(
                    isOfSites
                            ? List.of(
                                    number,
                                    line.subjectName(),
                                    line.subjectNumber(),
                                    line.siteName(),
                                    line.serviceNumber(),
                                    line.domain())
                            : List.of(number, line.subjectName(), line.subjectNumber()));
        }
        return rows;
    }
}
