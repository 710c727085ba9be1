package cn.icpfiling.legacy;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.LegacyLogins;
import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.core.SiteContent;
import cn.icpfiling.legacy.rows.UniqueKey;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes rows of the old platform, as a load does. Each filing of a test has an old id, a number, a domain and a certificate of its own. */
@ApplicationScoped
public class OldFilingRows {

    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final byte[] CHECKSUM = new byte[16];

    private final Sql sql;
    private final BlindIndex index;
    private final LegacyContents contents;

    OldFilingRows(Sql sql, BlindIndex index, LegacyContents contents) {
        this.sql = sql;
        this.index = index;
        this.contents = contents;
    }

    /** What a test knows of its filing. */
    public record Row(UUID id, String legacyId, String number, String domain, String certificate, String login) {}

    /** A filing of an organisation with one site, and an old account. */
    public Row filing(Instant submittedAt, boolean elsewhere) {
        var made = UUID.randomUUID();
        var tail = "%08d".formatted(Math.floorMod(made.getLeastSignificantBits(), 100_000_000L));
        var legacyId = "S-" + made;
        var row = new Row(
                LegacyIds.filing(legacyId),
                legacyId,
                "京ICP备" + tail + "号",
                "legacy-" + made + ".com",
                "1101" + "%011d".formatted(Math.floorMod(made.getMostSignificantBits(), 100_000_000_000L)),
                "z" + tail + "@example.com");
        UnitOfWork.run(() -> write(row, submittedAt, elsewhere));
        endLoads();
        return row;
    }

    private void write(Row row, Instant submittedAt, boolean elsewhere) {
        var account = LegacyIds.account("A-" + row.legacyId());
        var login = index.of(LegacyAccount.LOGIN, LegacyLogins.normalized(row.login()));
        sql.update(
                """
                INSERT INTO legacy_accounts (id, legacy_id, login, login_index, login_index_b, password_scheme, password_hash, activated,
                  registered_at, checksum, load_id, changed_at) VALUES (?, ?, ?, ?, ?, 'bcrypt', ?, TRUE, ?, ?, ?, ?)""",
                account,
                "A-" + row.legacyId(),
                contents.encryptedLogin(account, row.login()),
                login.a(),
                login.b(),
                contents.encryptedPasswordHash(account, "hash"),
                NOW,
                CHECKSUM,
                account,
                NOW);
        var certificate = index.of(Certificates.COLUMN, Certificates.normalized(1, row.certificate()));
        var principal = new LegacyPerson("张三", 2, "11010519491231002X", "13800138000", null, "z@example.com", true);
        sql.update(
                """
                INSERT INTO legacy_filings (id, legacy_id, legacy_account_id, product, subject_number, province, city, nature,
                  certificate_type, certificate_number, certificate_index, certificate_index_b, content, submitted_at,
                  accessed_elsewhere_later, state, checksum, load_id, changed_at)
                VALUES (?, ?, ?, 'ICP', ?, '11', '110100', 4, 1, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?, ?)""",
                row.id(),
                row.legacyId(),
                account,
                row.number(),
                contents.encryptedCertificateNumber(row.id(), row.certificate()),
                certificate.a(),
                certificate.b(),
                contents.encrypted(row.id(), new FilingContent("北京旧平台有限公司", "北京市朝阳区", null, null, principal, null)),
                submittedAt,
                elsewhere,
                CHECKSUM,
                row.id(),
                NOW);
        var site = LegacyIds.site(row.legacyId());
        sql.update(
                """
                INSERT INTO legacy_sites (id, legacy_id, filing_id, service_number, content, submitted_at, checksum, load_id, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                site,
                row.legacyId(),
                row.id(),
                row.number() + "-1",
                contents.encrypted(
                        site,
                        new SiteContent(
                                "旧平台官网",
                                List.of("www." + row.domain(), "shop." + row.domain()),
                                128L,
                                null,
                                null,
                                List.of(1),
                                null,
                                principal,
                                List.of(new SiteContent.Access(16L, List.of("203.0.113.9"), 2L)))),
                submittedAt,
                CHECKSUM,
                site,
                NOW);
        sql.update(
                "INSERT INTO legacy_domains (domain, site_id, filing_id, load_id, changed_at) VALUES (?, ?, ?, ?, ?)",
                row.domain(),
                site,
                row.id(),
                site,
                NOW);
    }

    /** Adds a paper to the index; its digest is that of the content. */
    public String paper(Row row, String kind, byte[] content) {
        var legacyId = "P-" + UUID.randomUUID();
        var id = LegacyIds.paper(legacyId);
        sql.update(
                """
                INSERT INTO legacy_papers (id, legacy_id, filing_id, kind, object_key, media_type, size, sha256, checksum, load_id, changed_at)
                VALUES (?, ?, ?, ?, ?, 'image/jpeg', ?, ?, ?, ?, ?)""",
                id,
                legacyId,
                row.id(),
                kind,
                "papers/" + legacyId,
                content.length,
                sha256(content),
                CHECKSUM,
                id,
                NOW);
        return legacyId;
    }

    /** A file of a load of its own, in this state. */
    public UUID file(String kind, String state, boolean dryRun) {
        var load = UUID.randomUUID();
        var file = UUID.randomUUID();
        sql.update(
                "INSERT INTO legacy_loads (id, name, dry_run, kinds, created_by, created_at) VALUES (?, 'rows', ?, ?, ?, NOW(6))",
                load,
                dryRun,
                kind,
                load);
        sql.update(
                "INSERT INTO legacy_load_files (id, load_id, kind, ordinal, state, total, received, began_at, expires_at)"
                        + " VALUES (?, ?, ?, 1, ?, 3, 3, NOW(6), NOW(6) + INTERVAL 100 YEAR)",
                file,
                load,
                kind,
                state);
        fileIs(file, state);
        return file;
    }

    /** The upload of the file began so long ago. */
    public void beganBefore(UUID file, Duration age) {
        sql.update(
                "UPDATE legacy_load_files SET began_at = ? WHERE id = ?",
                Instant.now().minus(age),
                file);
    }

    /** The last byte of the file came so long ago. */
    public void grewBefore(UUID file, Duration age) {
        sql.update(
                "UPDATE legacy_load_files SET grew_at = ? WHERE id = ?",
                Instant.now().minus(age),
                file);
    }

    /** The load of the file is being worked off. */
    public void runs(UUID file) {
        sql.update("""
                INSERT INTO operations (id, kind, owner, language, total, staged_at, accepted_at, served_at)
                VALUES (?, 'rows', ?, 'en', 1, NOW(6), NOW(6), NOW(6))""", file, file);
        sql.update(
                "UPDATE legacy_loads SET operation_id = ? WHERE id = (SELECT load_id FROM legacy_load_files WHERE id = ?)",
                file,
                file);
    }

    public void fileIs(UUID file, String state) {
        sql.update(
                "UPDATE legacy_load_files SET state = ?, ended_at = IF(? IN ('ARRIVING', 'READY'), NULL, NOW(6)) WHERE id = ?",
                state,
                state,
                file);
    }

    /** Other tests leave files behind that are not loaded; they would keep every hand-over waiting. */
    public void endLoads() {
        sql.update("UPDATE legacy_load_files SET state = 'CANCELLED', ended_at = NOW(6)"
                + " WHERE state IN ('ARRIVING', 'READY', 'UNREADABLE')");
    }

    /** A row of the filing that was set aside by a load of its own. */
    public UUID setAside(Row row, String kind, Instant foundAt) {
        var id = UUID.randomUUID();
        sql.update("""
                INSERT INTO legacy_set_aside_rows (id, load_id, file_id, kind, file_ordinal, line, code, faults, content, found_at,
                  delete_after, filing_id) VALUES (?, ?, ?, ?, 1, 2, 'TOO_LONG', '[]', '', ?, ?, ?)""", id, id, id, kind, foundAt, foundAt, row.id());
        return id;
    }

    /** A row of the file of domains that was set aside before its site was known. */
    public UUID setAsideDomain(String domain) {
        var id = UUID.randomUUID();
        sql.update("""
                INSERT INTO legacy_set_aside_rows (id, load_id, file_id, kind, file_ordinal, line, code, faults, content, found_at,
                  delete_after, row_id) VALUES (?, ?, ?, 'DOMAINS', 1, 2, 'SITE_UNKNOWN', '[]', '', NOW(6), NOW(6), ?)""", id, id, id, UniqueKey.digest(domain));
        return id;
    }

    /** As an administrator does. */
    public void abandon(UUID setAside) {
        sql.update("UPDATE legacy_set_aside_rows SET state = 'ABANDONED' WHERE id = ?", setAside);
    }

    /** An order of the old platform that never ended. */
    public void unfinishedOrder(Row row) {
        var id = UUID.randomUUID();
        sql.update("""
                INSERT INTO legacy_orders (id, legacy_id, legacy_account_id, filing_id, type, unfinished, checksum, load_id, changed_at)
                VALUES (?, ?, ?, ?, 'CHANGE_SUBJECT', TRUE, ?, ?, ?)""", id, "O-" + id, LegacyIds.account("A-" + row.legacyId()), row.id(), CHECKSUM, id, NOW);
    }

    /** The account holds a filing of this platform. Its data are not encrypted, so take it back. */
    public void holdsFiling(UUID account) {
        sql.update("""
                INSERT INTO filed_holders (subject_id, account, certificate_type, certificate_number, certificate_index, name)
                VALUES (?, ?, 1, '', ?, '')""", UUID.randomUUID(), account, UUID.randomUUID());
    }

    public void holdsNoFiling(UUID account) {
        sql.update("DELETE FROM filed_holders WHERE account = ?", account);
    }

    public String stateOf(Row row) {
        return sql.first(found -> found.getString(1), "SELECT state FROM legacy_filings WHERE id = ?", row.id())
                .orElseThrow();
    }

    public String refusalOf(Row row) {
        return sql.first(found -> found.getString(1), "SELECT refusal FROM legacy_filings WHERE id = ?", row.id())
                .orElseThrow();
    }

    public boolean hasPassword(Row row) {
        return sql.first(
                        found -> found.getBytes(1) != null,
                        "SELECT password_hash FROM legacy_accounts WHERE id = ?",
                        LegacyIds.account("A-" + row.legacyId()))
                .orElseThrow();
    }

    /** A reset of the old account's password that the support has granted; its link was not used yet. */
    public void grantedReset(UUID legacyAccount) {
        var id = UUID.randomUUID();
        UnitOfWork.run(() -> sql.update(
                "INSERT INTO legacy_mailbox_resets (id, account, request, holder_kind, filed_as, certificate_type, certificate_number,"
                        + " new_mail, language, state, legacy_account_id, asked_at, decided_at, version)"
                        + " VALUES (?, ?, ?, 'PERSON', 'x', 2, 'x', 'x', 'zh', 'GRANTED', ?, ?, ?, 0)",
                id,
                id,
                id,
                legacyAccount,
                NOW,
                NOW));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
