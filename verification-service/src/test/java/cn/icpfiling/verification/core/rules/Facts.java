package cn.icpfiling.verification.core.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Facts of a domain with which nothing is wrong; a test changes what it is about. */
final class Facts {

    static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    static final RegistrantMatch SAME = new RegistrantMatch(true, true, true);
    static final Registrar HICHINA = new Registrar("阿里云计算有限公司（万网）", null);

    private String tld = "cn";
    private Answer<Registration> registration =
            Answer.known(new Registration(NOW.plusSeconds(86_400), HICHINA, Set.of("active")));
    private Answer<RealName> realName = Answer.known(new RealName(true, TODAY.minusDays(30), SAME));
    private Answer<AuthorityRecord> authority = Answer.known(new AuthorityRecord(true, TODAY.minusDays(28)));
    private Answer<TldList> tlds = Answer.known(new TldList(List.of(
            new TldList.Entry("cn", ApprovalStatus.APPROVED, LocalDate.parse("2018-01-29"), null),
            new TldList.Entry("org", ApprovalStatus.NOT_APPROVED, LocalDate.parse("2018-01-01"), null))));
    private Answer<RegistrarList> registrars = Answer.known(new RegistrarList(List.of(
            new RegistrarList.Entry(
                    1599,
                    List.of("阿里云计算有限公司", "阿里云计算有限公司（万网）"),
                    ApprovalStatus.APPROVED,
                    LocalDate.parse("2018-01-01"),
                    null),
            new RegistrarList.Entry(
                    146,
                    List.of("GoDaddy.com, LLC"),
                    ApprovalStatus.NOT_APPROVED,
                    LocalDate.parse("2018-01-01"),
                    null))));
    private LocalDate listDay = TODAY;

    static Facts good() {
        return new Facts();
    }

    Facts tld(String value) {
        tld = value;
        return this;
    }

    Facts registration(Answer<Registration> value) {
        registration = value;
        return this;
    }

    Facts expiresAt(Instant value) {
        return registration(Answer.known(new Registration(value, HICHINA, Set.of("active"))));
    }

    Facts statuses(String... values) {
        return registration(Answer.known(new Registration(NOW.plusSeconds(86_400), HICHINA, Set.of(values))));
    }

    Facts registrar(Registrar value) {
        return registration(Answer.known(new Registration(NOW.plusSeconds(86_400), value, Set.of("active"))));
    }

    Facts realName(Answer<RealName> value) {
        realName = value;
        return this;
    }

    Facts verifiedOn(LocalDate day) {
        return realName(Answer.known(new RealName(true, day, SAME)));
    }

    Facts match(RegistrantMatch match) {
        return realName(Answer.known(new RealName(true, TODAY.minusDays(30), match)));
    }

    Facts notVerified() {
        return realName(Answer.known(new RealName(false, null, SAME)));
    }

    Facts authority(Answer<AuthorityRecord> value) {
        authority = value;
        return this;
    }

    Facts tlds(Answer<TldList> value) {
        tlds = value;
        return this;
    }

    Facts registrars(Answer<RegistrarList> value) {
        registrars = value;
        return this;
    }

    Facts listDay(LocalDate value) {
        listDay = value;
        return this;
    }

    DomainFacts facts() {
        return new DomainFacts(tld, registration, realName, authority, tlds, registrars, listDay, NOW, TODAY);
    }
}
