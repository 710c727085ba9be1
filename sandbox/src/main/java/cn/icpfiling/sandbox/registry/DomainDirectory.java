package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicDns;
import cn.icpfiling.sandbox.magic.MagicLabel;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The registered domains as queries return them: the stored data, changed by the magic of the first label. */
@ApplicationScoped
public class DomainDirectory {

    static final Registrant SOMEBODY_ELSE = new Registrant("别家网络技术有限公司", "1", "91110000MA00000077");
    private static final Duration EXPIRED_SINCE = Duration.ofDays(10);

    private final Sql sql;
    private final TestClock clock;

    DomainDirectory(Sql sql, TestClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Finds a domain by any notation of its name. Empty if the text is not a domain name. */
    public Optional<RegisteredDomain> find(String name) {
        try {
            return stored(DomainName.parse(name).ascii()).map(this::bent);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** Returns whether the domain was registered. */
    public boolean remove(String name) {
        return find(name)
                .filter(domain -> sql.update("DELETE FROM registered_domains WHERE domain = ?", domain.domain()) > 0)
                .isPresent();
    }

    /** Replaces an existing domain. */
    @Transactional
    void put(RegisteredDomain domain) {
        sql.update("DELETE FROM registered_domains WHERE domain = ?", domain.domain());
        sql.update(
                """
                INSERT INTO registered_domains (domain, registrant_name, certificate_type, certificate_number,
                  registered_at, expires_at, verified_at, registrar_name, registrar_iana_id, addresses, dns_case)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                domain.domain(),
                domain.registrant().name(),
                domain.registrant().certificateType(),
                domain.registrant().certificateNumber(),
                domain.registeredAt(),
                domain.expiresAt(),
                domain.verifiedAt(),
                domain.registrar().name(),
                domain.registrar().ianaId(),
                String.join(" ", domain.addresses()),
                domain.dnsCase() == null ? null : domain.dnsCase().name());
    }

    /** Changes where the DNS says a registered domain is. Empty if the domain is not registered. */
    @Transactional
    Optional<RegisteredDomain> point(String name, List<String> addresses, MagicDns how) {
        return find(name).flatMap(domain -> {
            sql.update(
                    "UPDATE registered_domains SET addresses = ?, dns_case = ? WHERE domain = ?",
                    String.join(" ", addresses),
                    how == null ? null : how.name(),
                    domain.domain());
            return find(name);
        });
    }

    private Optional<RegisteredDomain> stored(String ascii) {
        return sql.first(
                row -> new RegisteredDomain(
                        row.text("domain"),
                        new Registrant(
                                row.text("registrant_name"),
                                row.text("certificate_type"),
                                row.text("certificate_number")),
                        row.time("registered_at"),
                        row.time("expires_at"),
                        row.time("verified_at"),
                        new Registrar(row.text("registrar_name"), (int) row.number("registrar_iana_id")),
                        row.text("addresses").isEmpty()
                                ? List.of()
                                : List.of(row.text("addresses").split(" ")),
                        row.text("dns_case") == null ? null : MagicDns.valueOf(row.text("dns_case"))),
                "SELECT * FROM registered_domains WHERE domain = ?",
                ascii);
    }

    private RegisteredDomain bent(RegisteredDomain domain) {
        return switch (MagicLabel.of(domain.domain()).orElse(MagicLabel.OK)) {
            case EXPIRED -> domain.expiring(clock.now().minus(EXPIRED_SINCE));
            case NOREAL -> domain.verifiedSince(null);
            case OTHER -> domain.heldBy(SOMEBODY_ELSE);
            case BADREGISTRAR -> domain.soldBy(Registrar.UNAPPROVED);
            // changed at their registration, so that they age: see RegisterDomain
            case FRESH -> domain;
            case OK, RDAPDOWN, SLOW, LYING, REFUSE, FAULTY, PATIENT, OFFICEDOWN, BLACKLIST, FILED_ELSEWHERE, LEGACY ->
                domain;
        };
    }
}
