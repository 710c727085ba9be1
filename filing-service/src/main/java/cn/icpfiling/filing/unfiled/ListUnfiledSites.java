package cn.icpfiling.filing.unfiled;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Lists the authority's unfiled sites, newest first, and whether each is filed here now. */
@ApplicationScoped
class ListUnfiledSites {

    private static final String SCOPE = "unfiled-sites";

    private final Sql sql;
    private final KeysetPages pages;

    ListUnfiledSites(Sql sql, KeysetPages pages) {
        this.sql = sql;
        this.pages = pages;
    }

    Page<UnfiledSiteView> handle(String cursor, Integer wish) {
        return pages.pageById(SCOPE, cursor, wish, UnfiledSiteView::id, this::rows);
    }

    private List<UnfiledSiteView> rows(UUID before, int limit) {
        var all = "SELECT u.id, u.domain, u.address, u.seen_at, u.received_at, h.service_id IS NOT NULL "
                + "FROM unfiled_sites u LEFT JOIN domain_holds h ON h.domain = u.domain ";
        return before == null
                ? sql.list(ListUnfiledSites::view, all + "ORDER BY u.id DESC LIMIT ?", limit)
                : sql.list(ListUnfiledSites::view, all + "WHERE u.id < ? ORDER BY u.id DESC LIMIT ?", before, limit);
    }

    private static UnfiledSiteView view(ResultSet row) throws SQLException {
        return new UnfiledSiteView(
                Binary.toUuid(row.getBytes(1)),
                row.getString(2),
                row.getString(3),
                instant(row, 4),
                instant(row, 5),
                row.getBoolean(6));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
