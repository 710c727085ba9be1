package cn.icpfiling.filing.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.rules.CertificateIsKept;
import cn.icpfiling.filing.core.rules.DomainsRunLongEnough;
import cn.icpfiling.filing.core.rules.FilingRules;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.ProvinceRules;
import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.core.rules.Sponsor;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.core.rules.VerifiedDomains.RegisterReference;
import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.platform.time.LegalTime;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that the service answers under a set of rules, for filings that are near each bound: two domains, deputies,
 * passports, a person from elsewhere, three sites on record. It asks as the use cases do, before and after the dated changes.
 */
final class ObeyedAnswers {

    static final String PROVINCE = "11";
    static final LocalDate LONG_AGO = LocalDate.of(2000, 1, 1);

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2018, 6, 1), TODAY);
    private static final OrderFacts.Book BOOK = BundledTables.load();
    private static final int ENTERPRISE = 4;
    private static final List<String> DOMAINS = List.of("ok-shop.cn", "other-shop.cn");
    private static final List<RegisterReference> OLD = filedOn(LocalDate.of(2010, 5, 4));
    private static final List<RegisterReference> NEW = filedOn(LocalDate.of(2020, 5, 4));

    private final RuleSet rules;
    private final SmsProvinces sms;
    private final EmptySubjects emptySubjects;
    private final List<String> found = new ArrayList<>();

    ObeyedAnswers(RuleSet rules) {
        this.rules = rules;
        var inForce = new RuleSets(null, null) {
            @Override
            public RuleSet inForce() {
                return rules;
            }
        };
        var clock = Clock.fixed(LegalTime.startOf(TODAY), ZoneOffset.UTC);
        this.sms = new SmsProvinces(inForce, Optional.empty(), clock);
        this.emptySubjects = new EmptySubjects(inForce);
    }

    String codeValidFor(RuledAct act) {
        return sms.inForce()
                .codeValidFor(type(act).orElseThrow(), PROVINCE, TODAY)
                .map(Object::toString)
                .orElse("-");
    }

    String page(RuledAct act) {
        return sms.page(type(act).orElseThrow(), PROVINCE);
    }

    /** Of a cancelled access, of which no order is made, only its gate. */
    List<String> of(RuledAct act) {
        found.clear();
        if (act == RuledAct.CANCEL_ACCESS) {
            DAYS.forEach(day -> add(rules.on(PROVINCE, act, day).gate()));
        }
        type(act)
                .ifPresent(type -> DAYS.forEach(day -> {
                    var province = rules.on(PROVINCE, act, day);
                    List.of(ENTERPRISE, CodeTables.PERSON).forEach(nature -> ofNature(type, nature, province, day));
                    authority(type, province, day);
                }));
        return List.copyOf(found);
    }

    private static Optional<OrderType> type(RuledAct act) {
        return Arrays.stream(OrderType.values())
                .filter(type -> type.kind().ruledAct() == act)
                .findFirst();
    }

    private void ofNature(OrderType type, int nature, ProvinceRules province, LocalDate day) {
        var sponsor = Sponsor.ofNature(nature);
        for (var onRecord : List.of(List.<RegisterReference>of(), OLD, NEW)) {
            if (type.isOfFiledService() || !type.hasService() || onRecord.isEmpty()) {
                add(VerifiedDomains.of(
                        type, province, type.hasService() ? DOMAINS : List.of(), added(type, onRecord), onRecord));
            }
        }
        if (type.isDeregistration()) {
            return;
        }
        for (var passport : List.of(false, true)) {
            var facts = facts(type, nature, passport, province, day);
            add(FilingRules.all(facts), FilingRules.warnings(facts), FilingRules.unknowns(facts));
            add(CertificateIsKept.check(facts, type.changesSubject()));
            add(facts.checklist(), facts.domainPapers());
        }
        if (type.hasService()) {
            add(DomainsRunLongEnough.of(province, sponsor, day).check(List.of(day.plusDays(1))));
        }
        add(province.demandsCall(sponsor));
        add(province.demandsSecondReviewerOfApproval(sponsor, false));
        add(province.demandsSecondReviewerOfApproval(sponsor, true));
        add(province.demandsSecondReviewerOfRejection(sponsor));
    }

    private void authority(OrderType type, ProvinceRules province, LocalDate day) {
        add(
                sms.demanded(type, PROVINCE, day),
                sms.inForce().codeValidFor(type, PROVINCE, day),
                sms.page(type, PROVINCE),
                sms.codeOf(type, PROVINCE));
        if (type.isDeregistration()) {
            add(province.gate());
            return;
        }
        add(province.authorityReviewDays());
        if (type.isChange()) {
            add(province.forbidsChange());
        }
        if (RuledAct.NEW_SERVICES.contains(type.kind().ruledAct())) {
            add(emptySubjects.mayAddService(PROVINCE, type == OrderType.NEW_SERVICE_SAME_PROVIDER, day));
        }
    }

    private void add(Object... answers) {
        Arrays.stream(answers).map(Objects::toString).forEach(found::add);
    }

    private static List<String> added(OrderType type, List<RegisterReference> onRecord) {
        return VerifiedDomains.added(
                type,
                DOMAINS,
                onRecord.stream().flatMap(one -> one.domains().stream()).toList(),
                DOMAINS.getFirst());
    }

    private static List<RegisterReference> filedOn(LocalDate day) {
        return List.of(new RegisterReference(LegalTime.startOf(day), List.of(DOMAINS.getFirst())));
    }

    private static OrderFacts facts(
            OrderType type, int nature, boolean passport, ProvinceRules province, LocalDate day) {
        var person = nature == CodeTables.PERSON;
        var number = person ? "310101200002290023" : "91110000MA00000077";
        return new OrderFacts(
                type,
                new OrderFacts.Identity(
                        new Region(PROVINCE, "110100", "110105"), nature, person ? 2 : 1, number, DOMAINS.getFirst()),
                new SubjectPart("示例", "北京市朝阳区示例路1号", "北京市朝阳区示例路1号", null, principal("张三", passport)),
                type.hasService() ? service() : null,
                EnumSet.complementOf(EnumSet.of(MaterialKind.PLEDGE)),
                true,
                day.plusYears(1),
                type.isOfFiledSubject() ? 3 : 0,
                type.isOfFiledService() ? List.of(DOMAINS.getFirst()) : List.of(),
                day,
                BOOK,
                province);
    }

    private static ServicePart service() {
        return new ServicePart(
                "BSN-1",
                "示例科技官网",
                DOMAINS,
                "www.ok-shop.cn",
                128L,
                null,
                0L,
                List.of(1),
                16L,
                8589934592L,
                null,
                new Person("李四", 2, "310101200002290023", "13900139000", "010-82998299", "l@example.com", null));
    }

    private static Person principal(String name, boolean passport) {
        return new Person(
                name,
                passport ? 7 : 2,
                passport ? "E12345678" : "11010519491231002X",
                "13800138000",
                "010-82998299",
                "z@example.com",
                false);
    }
}
