package cn.icpfiling.sandbox.sites;

import cn.icpfiling.sandbox.authority.PublicRegister;
import cn.icpfiling.sandbox.authority.PublicRegister.FiledSite;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicSite;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * The demo sites and their counters. A site that was not set shows what the authority's register has of its domain, in the
 * way that the first label asks for.
 */
@ApplicationScoped
class DemoSites {

    static final String POLICE_NUMBER = "川公网安备51010402000123号";
    private static final FiledSite NOT_FILED = new FiledSite("", "", "蜀ICP备2026000000号-1", "读书笔记");

    private final Sql sql;
    private final PublicRegister register;
    private final TestClock clock;

    DemoSites(Sql sql, PublicRegister register, TestClock clock) {
        this.sql = sql;
        this.register = register;
        this.clock = clock;
    }

    DemoSite site(String domain) {
        var filed = register.site(domain).orElse(NOT_FILED);
        var byName = MagicSite.of(domain).orElse(MagicSite.HEALTHY);
        return sql.first(
                        row -> new DemoSite(
                                domain,
                                Optional.ofNullable(row.text("site_case"))
                                        .map(MagicSite::valueOf)
                                        .orElse(byName),
                                orElse(row.text("filing_number"), filed.serviceNumber()),
                                orElse(row.text("police_number"), POLICE_NUMBER),
                                orElse(row.text("site_name"), filed.siteName())),
                        "SELECT * FROM demo_sites WHERE domain = ?",
                        domain)
                .orElseGet(() -> new DemoSite(domain, byName, filed.serviceNumber(), POLICE_NUMBER, filed.siteName()));
    }

    /** Replaces the settings and keeps the counters. Null takes the default of a field. */
    void put(String domain, MagicSite page, String filingNumber, String policeNumber, String siteName) {
        sql.update("""
                INSERT INTO demo_sites (domain, site_case, filing_number, police_number, site_name) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE site_case = VALUES(site_case), filing_number = VALUES(filing_number),
                  police_number = VALUES(police_number), site_name = VALUES(site_name)""", domain, page == null ? null : page.name(), filingNumber, policeNumber, siteName);
    }

    void countServed(String domain) {
        var now = clock.now();
        sql.update("""
                INSERT INTO demo_sites (domain, served, first_served_at, last_served_at) VALUES (?, 1, ?, ?)
                ON DUPLICATE KEY UPDATE served = served + 1, first_served_at = COALESCE(first_served_at, VALUES(first_served_at)),
                  last_served_at = VALUES(last_served_at)""", domain, now, now);
    }

    void countFollowed(String domain) {
        sql.update("""
                INSERT INTO demo_sites (domain, followed) VALUES (?, 1)
                ON DUPLICATE KEY UPDATE followed = followed + 1""", domain);
    }

    Visits visits(String domain) {
        return sql.first(
                        row -> new Visits(
                                row.number("served"),
                                row.number("followed"),
                                row.time("first_served_at"),
                                row.time("last_served_at")),
                        "SELECT * FROM demo_sites WHERE domain = ?",
                        domain)
                .orElse(new Visits(0, 0, null, null));
    }

    private static String orElse(String set, String otherwise) {
        return set == null ? otherwise : set;
    }

    /**
     * What a site served. Times are those of the test clock.
     *
     * @param followed requests that came by the redirect of page REDIRECT_PRIVATE
     */
    record Visits(long served, long followed, Instant firstServedAt, Instant lastServedAt) {}
}
