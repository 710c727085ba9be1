package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** All rules of a filing. All of them run, and the answer lists every violation. */
public final class FilingRules {

    private static final List<FilingRule> CERTIFICATE = List.of(
            new PersonalDataIsInClear(),
            new CertificateFitsNature(),
            new CertificateNumberIsSound(),
            new CreditCodeFitsNature());

    private static final List<FilingRule> IDENTITY = Stream.concat(
                    CERTIFICATE.stream(), Stream.of(new RegionIsKnown(), new DomainIsRegistrable()))
            .toList();

    private static final List<FilingRule> CONTENT = List.of(
            new SubjectIsComplete(),
            new ServiceIsComplete(),
            new PersonIsItsOwnPrincipal(),
            new PrincipalsHavePersonalCertificates(),
            new PrincipalsNumbersAreSound(),
            new MobilesAreOfTheMainland(),
            new OfficePhonesAreOfTheMainland(),
            new MailAddressesAreSound(),
            new TextsArePlain(),
            new ServiceNameIsLongEnough(),
            new ServiceNameHasNoSymbols(),
            new ServiceNameIsNotTheDomain(),
            new ServiceNameIsNotNational(),
            new ServiceNameIsNotSensitive(),
            new PersonalNameIsNotBusiness(),
            new DomainsAreRegistrable(),
            new CheckedDomainIsAmongThem(),
            new AccessFilingKeepsDomains(),
            new HomePageLiesUnderADomain(),
            new HomePageIsPlain(),
            new ContentTypesAreKnown(),
            new PreApprovalsAreKnown(),
            new AccessModesAreKnown(),
            new ServerLocationsAreKnown(),
            new LanguagesAreKnown(),
            new PersonsContentIsPersonal(),
            new OtherContentHasANote(),
            new ServiceNumberIsBound(),
            new MaterialsAreThere());

    /** The rules whose bounds the province sets. */
    private static final List<ProvinceRule> OF_THE_PROVINCE = List.of(
            new PrincipalsAreOldEnough(),
            new PrincipalIsLegalRepresentative(),
            new PrincipalsAreOnePerson(),
            new PrincipalsCertificatesAreTaken(),
            new PhonesAreLocal(),
            new DomainsAreFewEnough(),
            new SitesAreFewEnough(),
            new DomainSuffixesAreTaken(),
            new DomainsAreOnlyRemoved(),
            new ChangeIsTaken());

    private FilingRules() {}

    public static List<FilingRule> rules() {
        return Stream.concat(IDENTITY.stream(), CONTENT.stream()).toList();
    }

    /** The violations for which the type check refuses. */
    public static List<Violation> identity(OrderFacts facts) {
        return IDENTITY.stream().flatMap(rule -> rule.check(facts).stream()).toList();
    }

    /**
     * The violations for which the type check refuses unless the applicant confirms the number as the certificate shows
     * it.
     */
    public static List<Violation> unconfirmed(OrderFacts facts) {
        return new CertificateNumberIsSound().warn(facts);
    }

    /** The violations for which another region of a filed subject is refused. */
    public static List<Violation> region(Region region, LocalDate today, OrderFacts.Book book) {
        var alone = new OrderFacts.Identity(region, 0, 0, null, null);
        return new RegionIsKnown().check(OrderFacts.ofIdentity(alone, today, book));
    }

    /** The violations for which a new certificate of a filed subject is refused. */
    public static List<Violation> certificate(OrderFacts facts) {
        return CERTIFICATE.stream().flatMap(rule -> rule.check(facts).stream()).toList();
    }

    /** What today's form does not take of a subject as it is on record; the papers and the province's rules are asked of an order. */
    public static List<Violation> onRecord(
            OrderFacts.Identity identity, SubjectPart entry, LocalDate today, OrderFacts.Book book) {
        return all(OrderFacts.ofSubject(identity, entry, today, book)).stream()
                .filter(broken -> !broken.pointer().startsWith("/materials"))
                .toList();
    }

    /**
     * The violations for which precheck and submission refuse. The rules of a service do not apply to an order about a
     * subject alone.
     */
    public static List<Violation> all(OrderFacts facts) {
        return Stream.concat(rules().stream(), OF_THE_PROVINCE.stream())
                .filter(rule -> concerns(rule, facts.type()))
                .flatMap(rule -> rule.check(facts).stream())
                .filter(broken -> isOf(facts, broken))
                .toList();
    }

    /** The warnings to applicant and reviewer; they do not refuse a submission. */
    public static List<Violation> warnings(OrderFacts facts) {
        return Stream.concat(rules().stream(), OF_THE_PROVINCE.stream())
                .filter(rule -> concerns(rule, facts.type()))
                .flatMap(rule -> rule.warn(facts).stream())
                .filter(told -> isOf(facts, told))
                .toList();
    }

    /**
     * Rules that would refuse but have no answer. They are shown like warnings, and a reviewer settles them before an
     * approval.
     */
    public static List<Violation> unknowns(OrderFacts facts) {
        return OF_THE_PROVINCE.stream()
                .flatMap(rule -> rule.unknown(facts).stream())
                .filter(told -> isOf(facts, told))
                .toList();
    }

    private static boolean isOf(OrderFacts facts, Violation one) {
        return facts.type().hasService() || !one.pointer().startsWith("/service");
    }

    /** A change has no type check and needs no service number. */
    private static boolean concerns(FilingRule rule, OrderType type) {
        return !type.isChange()
                || !(rule instanceof ServiceNumberIsBound
                        || rule instanceof CheckedDomainIsAmongThem
                        || rule instanceof DomainIsRegistrable);
    }
}
