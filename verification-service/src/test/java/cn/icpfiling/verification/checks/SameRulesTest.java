package cn.icpfiling.verification.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.core.rules.Answer;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import cn.icpfiling.verification.core.rules.AuthorityRecord;
import cn.icpfiling.verification.core.rules.DomainFacts;
import cn.icpfiling.verification.core.rules.DomainFitness;
import cn.icpfiling.verification.core.rules.DomainRules;
import cn.icpfiling.verification.core.rules.RealName;
import cn.icpfiling.verification.core.rules.RegistrantMatch;
import cn.icpfiling.verification.core.rules.Registrar;
import cn.icpfiling.verification.core.rules.RegistrarList;
import cn.icpfiling.verification.core.rules.Registration;
import cn.icpfiling.verification.core.rules.TldList;
import cn.icpfiling.verification.core.rules.VerificationScope;
import cn.icpfiling.verification.core.rules.VerifiedOrderType;
import cn.icpfiling.verification.domainchecks.PrecheckPath;
import cn.icpfiling.verification.domainverifications.SinglePath;
import cn.icpfiling.verification.lists.ToldLists;
import cn.icpfiling.verification.operations.LinePath;
import cn.icpfiling.verification.reverify.FiledPath;
import cn.icpfiling.verification.sources.Holder;
import cn.icpfiling.verification.sources.RealNameRecord;
import cn.icpfiling.verification.sources.ToldSources;
import cn.icpfiling.verification.verdicts.OrderPath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The same facts in the same scope come to the same findings, whoever asks; and to those of the rule book. */
class SameRulesTest {

    private static final Map<String, JudgingPath> PATHS = Map.of(
            "precheck", new PrecheckPath(),
            "order", new OrderPath(),
            "single", new SinglePath(),
            "operation", new LinePath());

    private static final Holder HOLDER = new Holder("某公司", 1, "91350100M000100Y43");
    private static final LocalDate LISTED = LocalDate.parse("2018-01-29");
    private static final TldList TLDS = new TldList(List.of(
            new TldList.Entry("cn", ApprovalStatus.APPROVED, LISTED, null),
            new TldList.Entry("com", ApprovalStatus.APPROVED, LISTED, LocalDate.parse("2026-11-25")),
            new TldList.Entry("org", ApprovalStatus.NOT_APPROVED, LISTED, null)));
    private static final RegistrarList REGISTRARS = new RegistrarList(List.of(
            new RegistrarList.Entry(1599, List.of("阿里云计算有限公司"), ApprovalStatus.APPROVED, LISTED, null),
            new RegistrarList.Entry(146, List.of("GoDaddy.com, LLC"), ApprovalStatus.NOT_APPROVED, LISTED, null)));

    /** What the world says of one domain at a moment. */
    record World(
            String domain,
            VerifiedOrderType type,
            Instant now,
            Answer<Registration> registration,
            Answer<RealNameRecord> realName) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void every_path_judges_alike(@ForAll("worlds") World world) {
        var question = question(world);
        var expected = judgedByTheRuleBook(world);

        PATHS.forEach((name, path) ->
                assertThat(path.judge(question)).as("%s of %s", name, world).isEqualTo(expected));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void what_is_filed_is_judged_by_the_same_rules_in_its_scope(
            @ForAll("worlds") World world, @ForAll("daysOfFiling") Instant filedAt) {
        var question = question(world);
        var scope = VerificationScope.afterCompletion(filedAt);

        assertThat(FiledPath.judge(question, filedAt))
                .isEqualTo(DomainRules.judge(facts(world, LegalTime.dayOf(filedAt)), scope));
    }

    private static JudgingPath.Question question(World world) {
        var clock = Clock.fixed(world.now(), ZoneOffset.UTC);
        var lists = ToldLists.of(TLDS, REGISTRARS);
        var check = new CheckDomains(
                ToldSources.registrations(world.registration(), clock),
                ToldSources.realNames(world.realName(), clock),
                lists,
                new AskInParallel(clock),
                clock);
        return new JudgingPath.Question(world.domain(), HOLDER, world.type(), check, lists, new AmpleBudgets(), clock);
    }

    private static JudgingPath.Judged judgedByTheRuleBook(World world) {
        var scope = VerificationScope.ofOrder(world.type());
        if (scope.isEmpty()) {
            return new JudgingPath.Judged(
                    DomainRules.notApplicable(), DomainFitness.notVerified().fitness());
        }
        var facts = facts(world, LegalTime.dayOf(world.now()));
        var findings = DomainRules.judge(facts, scope);
        return new JudgingPath.Judged(
                findings, DomainFitness.of(facts, findings).fitness());
    }

    private static DomainFacts facts(World world, LocalDate listDay) {
        return new DomainFacts(
                DomainToCheck.parse(world.domain()).orElseThrow().name().tld(),
                world.registration(),
                switch (world.realName()) {
                    case Answer.Known<RealNameRecord>(var record) -> Answer.known(record.registrar());
                    case Answer.Absent<RealNameRecord>() -> Answer.absent();
                    case Answer.Unknown<RealNameRecord>() -> Answer.unknown();
                },
                switch (world.realName()) {
                    case Answer.Known<RealNameRecord>(var record) -> record.authority();
                    case Answer.Absent<RealNameRecord>() -> Answer.absent();
                    case Answer.Unknown<RealNameRecord>() -> Answer.unknown();
                },
                Answer.known(TLDS),
                Answer.known(REGISTRARS),
                listDay,
                world.now(),
                LegalTime.dayOf(world.now()));
    }

    @Provide
    Arbitrary<Instant> daysOfFiling() {
        return Arbitraries.of(
                VerificationScope.CUTOVER.minusMillis(1),
                VerificationScope.CUTOVER,
                Instant.parse("2026-11-25T15:59:59Z"));
    }

    @Provide
    Arbitrary<World> worlds() {
        return moments()
                .flatMap(now -> Combinators.combine(
                                Arbitraries.of("ok.cn", "www.ok.com", "例子.com", "ok.org", "ok.com.cn", "ok.xyz"),
                                Arbitraries.of(VerifiedOrderType.class),
                                answers(registrations(now)),
                                answers(realNames(LegalTime.dayOf(now))))
                        .as((domain, type, registration, realName) ->
                                new World(domain, type, now, registration, realName)));
    }

    /** Around the ends of legal days, of which one is the last of a list's entry. */
    private static Arbitrary<Instant> moments() {
        return Arbitraries.of(
                Instant.parse("2026-11-25T15:59:59Z"),
                Instant.parse("2026-11-25T16:00:00Z"),
                Instant.parse("2018-01-28T16:00:00Z"),
                Instant.parse("2017-12-31T15:00:00Z"));
    }

    private static <T> Arbitrary<Answer<T>> answers(Arbitrary<T> known) {
        return Arbitraries.frequencyOf(
                Tuple.of(6, known.map(Answer::known)),
                Tuple.of(1, Arbitraries.create(Answer::<T>absent)),
                Tuple.of(1, Arbitraries.create(Answer::<T>unknown)));
    }

    private static Arbitrary<Registration> registrations(Instant now) {
        var ends = Arbitraries.of(
                        Duration.ofSeconds(-1),
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofDays(2),
                        Duration.ofDays(400))
                .map(now::plus)
                .injectNull(0.1);
        var registrars = Arbitraries.of(
                        new Registrar(null, 1599), new Registrar("GoDaddy.com, LLC", 146), new Registrar("无名", null))
                .injectNull(0.1);
        var statuses = Arbitraries.of(
                        "active", "auto renew period", "redemption period", "pending delete", "client hold")
                .set()
                .ofMaxSize(2);
        return Combinators.combine(ends, ends, registrars, statuses)
                .as((end, registrarsEnd, registrar, some) ->
                        new Registration(end, registrarsEnd, registrar, Set.copyOf(some)));
    }

    private static Arbitrary<RealNameRecord> realNames(LocalDate today) {
        var days = Arbitraries.integers().between(-1, 5).map(today::minusDays).injectNull(0.1);
        var parts = Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false));
        var matches = Combinators.combine(parts, parts, parts).as(RegistrantMatch::new);
        var authority = answers(Combinators.combine(parts, days).as(AuthorityRecord::new));
        var names = Combinators.combine(parts, days, matches).as(RealName::new);
        return Combinators.combine(names, authority).as(RealNameRecord::new);
    }

    private static final class AmpleBudgets implements CheckBudgets {

        private static final Duration AMPLE = Duration.ofSeconds(30);

        @Override
        public Duration domainChecks() {
            return AMPLE;
        }

        @Override
        public Duration domainVerifications() {
            return AMPLE;
        }

        @Override
        public Duration faces() {
            return AMPLE;
        }

        @Override
        public Duration orders() {
            return AMPLE;
        }

        @Override
        public Duration operations() {
            return AMPLE;
        }
    }
}
