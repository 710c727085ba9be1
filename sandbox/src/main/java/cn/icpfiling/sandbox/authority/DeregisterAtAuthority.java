package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deregistration by the authority itself, or on materials that it received directly. The provider is informed if it
 * has access to the entry.
 */
@ApplicationScoped
public class DeregisterAtAuthority {

    private final Filings filings;
    private final FiledElsewhere elsewhere;
    private final Deregistration deregistration;
    private final TestClock clock;

    DeregisterAtAuthority(Filings filings, FiledElsewhere elsewhere, Deregistration deregistration, TestClock clock) {
        this.filings = filings;
        this.elsewhere = elsewhere;
        this.deregistration = deregistration;
        this.clock = clock;
    }

    @Transactional
    public Ended handle(Wish wish) {
        check(Fields.body(wish));
        var at = clock.now();
        return madeUp(wish).orElseGet(() -> wish.subjectNumber() == null ? endSite(wish, at) : endSubject(wish, at));
    }

    /** An entry that a filed-elsewhere- domain invents, and to which no provider has access yet. */
    private Optional<Ended> madeUp(Wish wish) {
        var number = (wish.subjectNumber() == null ? wish.serviceNumber() : wish.subjectNumber()).strip();
        var subject = number.replaceFirst("-\\d+$", "");
        return filings.lock(subject).isEmpty() && elsewhere.deregister(number)
                ? Optional.of(new Ended(subject, List.of(subject + "-1")))
                : Optional.empty();
    }

    private Ended endSubject(Wish wish, Instant at) {
        var number = locked(wish.subjectNumber().strip()).number();
        var ended = filings.ofSubjectNumber(number).stream()
                .map(entry -> entry.site().serviceNumber())
                .filter(service -> !service.isEmpty())
                .toList();
        if (filings.subjectIsHere(number)) {
            deregistration.ofSubject("", number, wish.reason().strip(), at);
        } else {
            filings.endSubject(number, at);
        }
        return new Ended(number, ended);
    }

    private Ended endSite(Wish wish, Instant at) {
        var number = wish.serviceNumber().strip();
        var subject = Optional.of(number.lastIndexOf('-'))
                .filter(dash -> dash > 0)
                .map(dash -> number.substring(0, dash))
                .map(this::locked)
                .map(Filings.Subject::number)
                .orElseThrow(DeregisterAtAuthority::unknown);
        if (filings.ofServiceNumber(number).isEmpty()) {
            throw unknown();
        }
        if (filings.siteIsHere(number)) {
            deregistration.ofSites("", subject, List.of(number), wish.reason().strip(), at);
        } else {
            filings.endSite(number, at);
        }
        return new Ended(subject, List.of(number));
    }

    private Filings.Subject locked(String number) {
        return filings.lock(number).orElseThrow(DeregisterAtAuthority::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound(
                "Nothing is filed under this number", "GET /authority/public-query shows what is filed");
    }

    private static void check(Wish wish) {
        var fields = new Fields();
        fields.check(
                        (wish.subjectNumber() == null) != (wish.serviceNumber() == null),
                        "/subjectNumber",
                        "REQUIRED",
                        "either a subject number or a service number is named")
                .required("/reason", wish.reason(), 256)
                .refuseIfWrong();
    }

    /** The entry to end, and the reason. */
    public record Wish(String subjectNumber, String serviceNumber, String reason) {}

    /** The ended entry. */
    public record Ended(String subjectNumber, List<String> serviceNumbers) {}
}
