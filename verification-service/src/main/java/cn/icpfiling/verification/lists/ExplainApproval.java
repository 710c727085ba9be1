package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.ListContent;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.core.rules.ApprovalReason;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.RegistrarName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains a day: which version was in force, what it said about a name, and why the name is approved or not. */
@ApplicationScoped
class ExplainApproval {

    private static final Pattern IANA_ID = Pattern.compile("[1-9]\\d{0,8}");

    private final ApprovedLists lists;
    private final Texts texts;
    private final Clock clock;

    ExplainApproval(ApprovedLists lists, Texts texts, Clock clock) {
        this.lists = lists;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param tld A-label or Unicode */
    TldExplanation tld(String tld, LocalDate on, Locale locale) {
        var label = ListLine.label(tld)
                .orElseThrow(() -> new ProblemException(CommonProblem.INVALID_FIELD)
                        .with(List.of(Violation.of("/path/tld", "LIST_TLD_MALFORMED", null))));
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        var period = lists.on(ListKind.TLD, day);
        var content = period.map(one -> lists.content(ListKind.TLD, one));
        var about = entries(content.orElse(null), ListEntry.Tld.class)
                .filter(entry -> entry.tld().equals(label))
                .toList();
        var status = content.flatMap(one -> one.tlds().status(label, day)).orElse(null);
        var reason = reason(content.isPresent(), status, about, day);
        return new TldExplanation(
                label,
                ListLine.unicode(label),
                day,
                status,
                reason,
                text(reason, locale),
                listOfDay(ListKind.TLD, period, content, day),
                about.stream().map(ApprovedTldPage.TldView::of).toList());
    }

    /** @param written IANA id, or a name or alias as a registry writes it */
    RegistrarExplanation registrar(String written, LocalDate on, Locale locale) {
        var ianaId = IANA_ID.matcher(written).matches() ? Integer.valueOf(written) : null;
        var name = RegistrarName.of(written);
        var day = on == null ? LegalTime.dayOf(clock.instant()) : on;
        var period = lists.on(ListKind.REGISTRAR, day);
        var content = period.map(one -> lists.content(ListKind.REGISTRAR, one));
        var about = entries(content.orElse(null), ListEntry.Registrar.class)
                .filter(entry -> !entry.isOthers())
                .filter(entry -> ianaId == null ? isNamed(entry, name) : ianaId.equals(entry.ianaId()))
                .toList();
        var asked = new Registrar(ianaId == null ? written : null, ianaId);
        var status = content.flatMap(one -> one.registrars().status(asked, day)).orElse(null);
        var reason = reason(content.isPresent(), status, about, day);
        return new RegistrarExplanation(
                written,
                day,
                status,
                reason,
                text(reason, locale),
                listOfDay(ListKind.REGISTRAR, period, content, day),
                about.stream().map(ApprovedRegistrarPage.RegistrarView::of).toList());
    }

    private static ListOfDay listOfDay(
            ListKind kind, Optional<ListSchedule.Period> period, Optional<ListContent> content, LocalDate day) {
        return period.map(one -> ListOfDay.of(one, content.orElseThrow().isComplete(kind, day)))
                .orElse(null);
    }

    /** @param status null if the list gives no answer */
    static ApprovalReason reason(
            boolean listed, ApprovalStatus status, List<? extends ListEntry> about, LocalDate day) {
        if (!listed) {
            return ApprovalReason.NO_LIST;
        }
        if (status == null) {
            return ApprovalReason.NOT_IN_INCOMPLETE_LIST;
        }
        if (status == ApprovalStatus.APPROVED) {
            return ApprovalReason.APPROVED;
        }
        if (about.isEmpty()) {
            return ApprovalReason.NOT_IN_LIST;
        }
        var begun =
                about.stream().filter(entry -> !entry.validFrom().isAfter(day)).toList();
        if (begun.isEmpty()) {
            return ApprovalReason.NOT_YET_VALID;
        }
        var ended = begun.stream()
                .allMatch(entry -> entry.validTo() != null && entry.validTo().isBefore(day));
        return ended ? ApprovalReason.ENDED : ApprovalReason.REFUSED;
    }

    private static boolean isNamed(ListEntry.Registrar entry, RegistrarName name) {
        return Stream.concat(Stream.of(entry.name()), entry.aliases().stream())
                .anyMatch(one -> RegistrarName.of(one).isSameAs(name));
    }

    private static <T extends ListEntry> Stream<T> entries(ListContent content, Class<T> kind) {
        return content == null
                ? Stream.empty()
                : content.entries().stream().filter(kind::isInstance).map(kind::cast);
    }

    private String text(ApprovalReason reason, Locale locale) {
        return texts.text(locale, "ApprovalReason." + reason, List.of());
    }
}
