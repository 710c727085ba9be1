package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.page.CursorCodec;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.verification.core.ListContent;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListVersion;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.lists.ApprovedLists;
import cn.icpfiling.verification.listversions.ListImpactView.FiledDomainImpact;
import cn.icpfiling.verification.store.DomainRegistrarTable;
import cn.icpfiling.verification.store.ListVersionTable;
import cn.icpfiling.verification.store.ListedDomainTable;
import cn.icpfiling.verification.store.ListedDomainTable.Filed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Shows what a version would change for filed domains, before its activation. The rules depend only on the top-level
 * domain or the registrar, and there are few of both. The query judges each of them by both versions, and reads only
 * the domains of those that differ.
 */
@ApplicationScoped
class ShowListImpact {

    /** The world has some thousands of registrars. */
    private static final int MOST_REGISTRARS = 20_000;

    private final ListVersionTable table;
    private final ApprovedLists lists;
    private final ListedDomainTable filed;
    private final DomainRegistrarTable registrars;
    private final CursorCodec cursors;
    private final CurrentActor actor;
    private final Texts texts;
    private final Clock clock;

    ShowListImpact(
            ListVersionTable table,
            ApprovedLists lists,
            ListedDomainTable filed,
            DomainRegistrarTable registrars,
            CursorCodec cursors,
            CurrentActor actor,
            Texts texts,
            Clock clock) {
        this.table = table;
        this.lists = lists;
        this.filed = filed;
        this.registrars = registrars;
        this.cursors = cursors;
        this.actor = actor;
        this.texts = texts;
        this.clock = clock;
    }

    /** Both versions, and the day by which they are read. */
    private record Compared(int inForce, ListContent before, ListContent after, LocalDate day) {

        boolean breaks(Function<ListContent, RuleResult> asked) {
            return asked.apply(before) == RuleResult.HOLDS && asked.apply(after) != RuleResult.HOLDS;
        }

        boolean heals(Function<ListContent, RuleResult> asked) {
            return asked.apply(before) != RuleResult.HOLDS && asked.apply(after) == RuleResult.HOLDS;
        }

        RuleResult result(ListContent list, Filed filed) {
            return filed.registrar() == null ? tld(list, filed.tld()) : registrar(list, filed.registrar());
        }

        private RuleResult tld(ListContent list, String tld) {
            return result(list.tlds().status(tld, day));
        }

        private RuleResult registrar(ListContent list, Registrar registrar) {
            return result(list.registrars().status(registrar, day));
        }

        private static RuleResult result(Optional<ApprovalStatus> status) {
            return status.map(said -> said == ApprovalStatus.APPROVED ? RuleResult.HOLDS : RuleResult.BROKEN)
                    .orElse(RuleResult.UNKNOWN);
        }

        boolean breaksTld(String tld) {
            return breaks(list -> tld(list, tld));
        }

        boolean healsTld(String tld) {
            return heals(list -> tld(list, tld));
        }

        boolean breaksRegistrar(Registrar registrar) {
            return breaks(list -> registrar(list, registrar));
        }

        boolean healsRegistrar(Registrar registrar) {
            return heals(list -> registrar(list, registrar));
        }
    }

    private record Numbers(long breaking, long healing, long unknown) {}

    ListImpactView handle(UUID id, String cursor, Integer wish, Locale locale) {
        var version = table.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var compared = compared(version);
        var scope = "list-impact " + id + " " + compared.inForce() + " " + compared.day() + " "
                + actor.get().id();
        var position = cursor == null ? null : cursors.decode(scope, cursor);
        var limit = Page.limit(wish);
        return version.kind() == ListKind.TLD
                ? tlds(compared, scope, position, limit, locale)
                : registrars(compared, scope, position, limit, locale);
    }

    /** Reads the lists as of the day when the version begins, or of today if it has no future start. */
    private Compared compared(ListVersion version) {
        var now = clock.instant();
        // The first shipped version has always been in force, so there is always one.
        var inForce = table.schedule(version.kind()).at(now).orElseThrow();
        var begins = version.effectiveFrom() != null && version.effectiveFrom().isAfter(now);
        return new Compared(
                inForce.version().version(),
                lists.content(version.kind(), inForce),
                lists.content(version.kind(), version.id()),
                LegalTime.dayOf(begins ? version.effectiveFrom() : now));
    }

    private ListImpactView tlds(Compared compared, String scope, List<String> position, int limit, Locale locale) {
        var told = filed.tlds();
        var breaking = which(told, compared::breaksTld);
        var healing = which(told, compared::healsTld);
        var found = filed.under(both(breaking, healing), after(position, null), limit + 1);
        return view(
                compared,
                RuleId.D5,
                position == null
                        ? new Numbers(filed.numberUnder(breaking), filed.numberUnder(healing), 0)
                        : numbers(position),
                found,
                new Paging(scope, limit),
                locale);
    }

    private ListImpactView registrars(
            Compared compared, String scope, List<String> position, int limit, Locale locale) {
        var told = registrars.told(MOST_REGISTRARS);
        var breaking = which(told, compared::breaksRegistrar);
        var healing = which(told, compared::healsRegistrar);
        var found = filed.at(both(breaking, healing), after(position, registrar(position)), limit + 1);
        return view(
                compared,
                RuleId.D6,
                position == null
                        ? new Numbers(filed.of(breaking), filed.of(healing), filed.withoutRegistrar())
                        : numbers(position),
                found,
                new Paging(scope, limit),
                locale);
    }

    private record Paging(String scope, int limit) {}

    private ListImpactView view(
            Compared compared, RuleId rule, Numbers numbers, List<Filed> found, Paging paging, Locale locale) {
        var page = found.stream().limit(paging.limit()).toList();
        return new ListImpactView(
                compared.inForce(),
                rule,
                compared.day(),
                numbers.breaking(),
                numbers.healing(),
                numbers.unknown(),
                texts.text(locale, "ListImpact." + rule, List.of()),
                page.stream().map(one -> impact(compared, one)).toList(),
                found.size() > paging.limit()
                        ? cursors.encode(paging.scope(), position(page.getLast(), numbers))
                        : null);
    }

    private static FiledDomainImpact impact(Compared compared, Filed one) {
        return new FiledDomainImpact(
                one.domain(),
                one.serviceId(),
                one.serviceNumber(),
                one.registrar() == null ? null : one.registrar().name(),
                one.registrar() == null ? null : one.registrar().ianaId(),
                compared.result(compared.before(), one),
                compared.result(compared.after(), one));
    }

    /** The cursor carries the counts, because counting a million domains again for each page would be wasteful. */
    private static List<String> position(Filed last, Numbers numbers) {
        var registrar = last.registrar() == null ? new Registrar(null, null) : last.registrar();
        return List.of(
                last.tld(),
                last.state(),
                last.domain(),
                last.id().toString(),
                registrar.name() == null ? "" : registrar.name(),
                registrar.ianaId() == null ? "" : registrar.ianaId().toString(),
                String.valueOf(numbers.breaking()),
                String.valueOf(numbers.healing()),
                String.valueOf(numbers.unknown()));
    }

    private static Filed after(List<String> position, Registrar registrar) {
        return position == null
                ? null
                : new Filed(
                        UUID.fromString(position.get(3)),
                        position.get(2),
                        position.get(0),
                        position.get(1),
                        null,
                        null,
                        registrar);
    }

    private static Registrar registrar(List<String> position) {
        return position == null
                ? null
                : new Registrar(
                        position.get(4).isEmpty() ? null : position.get(4),
                        position.get(5).isEmpty() ? null : Integer.valueOf(position.get(5)));
    }

    private static Numbers numbers(List<String> position) {
        return new Numbers(
                Long.parseLong(position.get(6)), Long.parseLong(position.get(7)), Long.parseLong(position.get(8)));
    }

    private static <T> List<T> which(Collection<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).toList();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
