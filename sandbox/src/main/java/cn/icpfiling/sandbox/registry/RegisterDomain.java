package cn.icpfiling.sandbox.registry;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicLabel;
import cn.icpfiling.sandbox.refusal.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Registers a domain, or renews or transfers an existing one. */
@ApplicationScoped
class RegisterDomain {

    private static final Duration BOUGHT_BEFORE = Duration.ofDays(60);
    private static final Duration VERIFIED_BEFORE = Duration.ofDays(30);
    private static final Duration TERM = Duration.ofDays(365);

    private final DomainDirectory directory;
    private final TestClock clock;

    RegisterDomain(DomainDirectory directory, TestClock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    RegisteredDomain handle(Purchase purchase) {
        check(Fields.body(purchase));
        var name = DomainName.parse(purchase.domain()).ascii();
        var registered = purchase.registeredOn() == null
                ? clock.now().minus(BOUGHT_BEFORE)
                : LegalTime.startOf(purchase.registeredOn());
        var expires = purchase.expiresOn() == null ? clock.now().plus(TERM) : LegalTime.startOf(purchase.expiresOn());
        directory.put(new RegisteredDomain(
                name,
                purchase.registrant().normalized(),
                registered,
                expires,
                verifiedAt(name, purchase),
                purchase.registrar() == null ? Registrar.HICHINA : purchase.registrar(),
                purchase.addresses() == null ? List.of() : List.copyOf(purchase.addresses()),
                null));
        return directory.find(name).orElseThrow();
    }

    private Instant verifiedAt(String name, Purchase purchase) {
        if (purchase.realNameStatus() == RealNameStatus.NOT_VERIFIED) {
            return null;
        }
        if (MagicLabel.FRESH.marks(name)) {
            return clock.now().minus(Duration.ofDays(1));
        }
        return purchase.verifiedAt() == null ? clock.now().minus(VERIFIED_BEFORE) : purchase.verifiedAt();
    }

    private static void check(Purchase purchase) {
        var fields = new Fields();
        fields.required("/domain", purchase.domain(), 253);
        if (purchase.domain() != null) {
            fields.check(isDomain(purchase.domain()), "/domain", "WRONG_FORM", "/domain is not a domain name");
        }
        Registrant.check(purchase.registrant(), "/registrant", fields);
        if (purchase.registrar() != null) {
            fields.required("/registrar/name", purchase.registrar().name(), 256)
                    .check(
                            purchase.registrar().ianaId() > 0,
                            "/registrar/ianaId",
                            "OUT_OF_RANGE",
                            "/registrar/ianaId is a positive number");
        }
        DnsAddresses.check(purchase.addresses(), fields);
        fields.refuseIfWrong();
    }

    private static boolean isDomain(String name) {
        try {
            DomainName.parse(name);
            return true;
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }

    enum RealNameStatus {
        VERIFIED,
        NOT_VERIFIED
    }

    record Purchase(
            String domain,
            Registrant registrant,
            LocalDate registeredOn,
            LocalDate expiresOn,
            RealNameStatus realNameStatus,
            Instant verifiedAt,
            Registrar registrar,
            List<String> addresses) {}
}
