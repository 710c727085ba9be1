package cn.icpfiling.legacy;

import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.core.SiteContent;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Writes a filing that has a value in each field of the old form, and two of what there can be several of. */
@ApplicationScoped
public class FullFilingRows {

    private static final LegacyPerson OF_SUBJECT =
            new LegacyPerson("张三", 2, "11010519491231002X", "13800138000", "010-81", "z@example.com", true);
    private static final LegacyPerson OF_SITE =
            new LegacyPerson("李四", 8, "军字第0012号", "13900139000", "010-82", "l@example.com", false);

    private final OldFilingRows rows;
    private final Sql sql;
    private final LegacyContents contents;

    FullFilingRows(OldFilingRows rows, Sql sql, LegacyContents contents) {
        this.rows = rows;
        this.sql = sql;
        this.contents = contents;
    }

    /** The second site has the number that ends in -10, and the domain that begins with "second-". */
    public OldFilingRows.Row filing(Instant submittedAt) {
        var row = rows.filing(submittedAt, false);
        UnitOfWork.run(() -> {
            subject(row);
            firstSite(row);
            secondSite(row, submittedAt.plusSeconds(60));
        });
        return row;
    }

    /** Adds a paper of the first site to the index. */
    public String paperOfSite(OldFilingRows.Row row, String kind, byte[] content) {
        var legacyId = rows.paper(row, kind, content);
        sql.update(
                "UPDATE legacy_papers SET site_id = ? WHERE legacy_id = ?", LegacyIds.site(row.legacyId()), legacyId);
        return legacyId;
    }

    private void subject(OldFilingRows.Row row) {
        var second = new FilingContent.SecondContact("王五", "13700137000", "w@example.com");
        sql.update(
                "UPDATE legacy_filings SET product = 'WANGPU', county = '110105', content = ? WHERE id = ?",
                contents.encrypted(
                        row.id(), new FilingContent("北京旧平台有限公司", "北京市\\朝阳区", "通信地址", "主体\n备注", OF_SUBJECT, second)),
                row.id());
    }

    private void firstSite(OldFilingRows.Row row) {
        var site = LegacyIds.site(row.legacyId());
        sql.update(
                "UPDATE legacy_sites SET content = ? WHERE id = ?",
                contents.encrypted(
                        site,
                        new SiteContent(
                                "旧平台官网",
                                List.of("www." + row.domain(), "shop." + row.domain()),
                                8_388_608L,
                                "其他内容",
                                64L,
                                List.of(10, 2),
                                "网站备注",
                                OF_SITE,
                                List.of(
                                        new SiteContent.Access(16L, List.of("203.0.113.9", "203.0.113.10"), 4L),
                                        new SiteContent.Access(2L, List.of("203.0.113.1"), 8L)))),
                site);
    }

    private void secondSite(OldFilingRows.Row row, Instant submittedAt) {
        var legacyId = row.legacyId() + "-2";
        var site = LegacyIds.site(legacyId);
        sql.update(
                """
                INSERT INTO legacy_sites (id, legacy_id, filing_id, service_number, content, submitted_at, checksum, load_id, changed_at)
                SELECT ?, ?, filing_id, ?, ?, ?, checksum, load_id, changed_at FROM legacy_sites WHERE legacy_id = ?""",
                site,
                legacyId,
                row.number() + "-10",
                contents.encrypted(
                        site,
                        new SiteContent(
                                "旧平台商城",
                                List.of(),
                                128L,
                                null,
                                null,
                                List.of(1),
                                null,
                                OF_SUBJECT,
                                List.of(new SiteContent.Access(16L, List.of("203.0.113.11"), 2L)))),
                submittedAt,
                row.legacyId());
        sql.update("""
                INSERT INTO legacy_domains (domain, site_id, filing_id, load_id, changed_at)
                SELECT ?, ?, filing_id, load_id, changed_at FROM legacy_domains WHERE domain = ?""", "second-" + row.domain(), site, row.domain());
    }
}
