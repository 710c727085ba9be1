package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicLabel;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * The domains and certificates that the authority bars from filing. A record of group HMDLB informs every provider of a
 * new entry.
 */
@ApplicationScoped
class Blacklist {

    private static final String DOMAIN = "0";
    private static final String BARRED = "2";

    private final Sql sql;
    private final Outgoing outgoing;
    private final TestClock clock;

    Blacklist(Sql sql, Outgoing outgoing, TestClock clock) {
        this.sql = sql;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** Adds a domain, or a certificate by type and number. An existing entry is not announced again. */
    @Transactional
    Listed add(Wish wish) {
        check(Fields.body(wish));
        var type = wish.domain() == null ? wish.certificateType().strip() : DOMAIN;
        var value = wish.domain() == null
                ? Filings.upper(wish.certificateNumber())
                : DomainName.parse(wish.domain()).ascii();
        var at = clock.now();
        var added = sql.update(
                "INSERT IGNORE INTO authority_blacklist (condition_type, condition_value, listed_at) VALUES (?, ?, ?)",
                type,
                value,
                at);
        if (added > 0) {
            outgoing.add(
                    "HMDLB",
                    XmlElement.of("Cxtjlx", type),
                    XmlElement.of("Cxtj", value),
                    XmlElement.of("Bazt", BARRED),
                    XmlElement.of("Shsj", Outgoing.time(at)));
        }
        return new Listed(wish.domain() == null ? null : value, wish.domain() == null ? type : null);
    }

    boolean hasDomain(String ascii) {
        return MagicLabel.BLACKLIST.marks(ascii) || has(DOMAIN, ascii);
    }

    boolean hasCertificate(String type, String number) {
        return has(type, Filings.upper(number));
    }

    private boolean has(String type, String value) {
        return sql.first(
                        row -> row.text("condition_type"),
                        "SELECT condition_type FROM authority_blacklist WHERE condition_type = ? AND condition_value = ?",
                        type,
                        value)
                .isPresent();
    }

    private static void check(Wish wish) {
        var fields = new Fields();
        var certificate = wish.certificateType() != null || wish.certificateNumber() != null;
        fields.check(
                certificate == (wish.domain() == null),
                "/domain",
                "REQUIRED",
                "either a domain or a certificate is named");
        if (wish.domain() != null) {
            RegisterFields.domain("/domain", wish.domain(), fields);
        }
        if (certificate) {
            fields.required("/certificateNumber", wish.certificateNumber(), 64)
                    .check(
                            wish.certificateType() != null
                                    && wish.certificateType().matches("[1-9]\\d?"),
                            "/certificateType",
                            "WRONG_FORM",
                            "/certificateType is a filing code");
        }
        fields.refuseIfWrong();
    }

    /** The entry to add. */
    record Wish(String domain, String certificateType, String certificateNumber) {}

    /** An entry of the list. No response here contains a certificate's number. */
    record Listed(String domain, String certificateType) {}
}
