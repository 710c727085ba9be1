package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.oldplatform.OldFiling.Account;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Order;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Paper;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Site;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Subject;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The rows of an old filing, with the notations that exports of those years mix: full-width digits, provinces by code, name
 * and prefix, three ways to write a moment, numbers without 号, domains with www. A load has to take all of them.
 */
final class OldTables {

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("uuuu/M/d HH:mm:ss");
    private static final int PORTAL = 128;
    private static final int CLOUD = 16;

    private OldTables() {}

    static void rows(OldFiling filing, BiConsumer<TableKind, Row> to) {
        var account = filing.account().map(Account::id).orElse("");
        if (filing.kind() != Kind.SAME_LOGIN) {
            filing.account().ifPresent(one -> to.accept(TableKind.ACCOUNTS, account(one)));
        }
        filing.subject().ifPresent(one -> to.accept(TableKind.SUBJECTS, subject(one)));
        var subject = filing.subject().map(Subject::id).orElse("");
        for (var site : filing.sites()) {
            to.accept(TableKind.SITES, site(site, subject));
            for (var domain : site.domains()) {
                to.accept(TableKind.DOMAINS, domain(domain, site.id()));
            }
        }
        if (!account.isEmpty()) {
            filing.orders().forEach(order -> to.accept(TableKind.ORDERS, order(order, account, subject)));
        }
        filing.papers().forEach(paper -> to.accept(TableKind.PAPERS, paper(paper, subject)));
    }

    static Row account(Account account) {
        var mix = mix(account.id());
        return new Row(
                TableKind.ACCOUNTS,
                List.of(
                        account.id(),
                        account.login(),
                        account.mail(),
                        account.password().scheme().label(),
                        account.password().stored(),
                        yes(account.activated(), mix),
                        moment(account.registeredAt(), mix)));
    }

    static Row subject(Subject subject) {
        var mix = mix(subject.id());
        var principal = subject.principal();
        var second = subject.secondContact();
        return new Row(
                TableKind.SUBJECTS,
                List.of(
                        subject.id(),
                        subject.accountId().orElse(""),
                        subject.product(),
                        number(subject.number(), mix),
                        province(subject.region(), mix),
                        subject.region().city(),
                        subject.region().county(),
                        String.valueOf(subject.nature()),
                        String.valueOf(subject.certificateType()),
                        mix % 23 == 0 ? wide(subject.certificateNumber()) : subject.certificateNumber(),
                        subject.name(),
                        subject.address(),
                        subject.address(),
                        "",
                        principal.name(),
                        Person.RESIDENT_ID,
                        principal.certificateNumber(),
                        principal.mobile(),
                        principal.officePhone(),
                        principal.mail(),
                        subject.isPerson() ? "" : yes(true, mix),
                        second.map(Person::name).orElse(""),
                        second.map(Person::mobile).orElse(""),
                        second.map(Person::mail).orElse(""),
                        moment(subject.submittedAt(), mix),
                        yes(subject.accessedElsewhereLater(), mix)));
    }

    static Row site(Site site, String subject) {
        var mix = mix(site.id());
        var principal = site.principal();
        return new Row(
                TableKind.SITES,
                List.of(
                        site.id(),
                        subject,
                        site.number(),
                        site.name(),
                        "www." + site.domains().getFirst(),
                        String.valueOf(PORTAL),
                        "0",
                        "1",
                        principal.name(),
                        Person.RESIDENT_ID,
                        principal.certificateNumber(),
                        principal.mobile(),
                        principal.officePhone(),
                        principal.mail(),
                        CLOUD + "/8589934592/" + String.join(" ", site.addresses()),
                        moment(site.submittedAt(), mix)));
    }

    static Row domain(String domain, String site) {
        var mix = mix(domain);
        return new Row(TableKind.DOMAINS, List.of(mix % 11 == 0 ? "www." + domain : domain, site));
    }

    static Row order(Order order, String account, String subject) {
        return new Row(
                TableKind.ORDERS,
                List.of(order.id(), account, subject, order.type(), yes(!order.unfinished(), mix(order.id()))));
    }

    static Row paper(Paper paper, String subject) {
        var file = OldPaper.of(paper.key()).orElseThrow();
        return new Row(
                TableKind.PAPERS,
                List.of(
                        paper.id(),
                        subject,
                        paper.siteId().orElse(""),
                        paper.kind(),
                        paper.key(),
                        OldPaper.MEDIA_TYPE,
                        String.valueOf(file.bytes().length),
                        file.sha256()));
    }

    /** A number that spreads the notations over the rows and is always the same for a row. */
    private static int mix(String id) {
        return (id.hashCode() * 0x9E3779B1) >>> 8;
    }

    private static String yes(boolean value, int mix) {
        return switch (mix % 4) {
            case 0 -> value ? "是" : "否";
            case 1 -> value ? "Y" : "N";
            default -> value ? "1" : "0";
        };
    }

    private static String moment(LocalDateTime at, int mix) {
        return switch (mix % 5) {
            case 0 -> SLASHES.format(at);
            case 1 -> at + (at.getSecond() == 0 ? ":00" : "") + "+08:00";
            default -> PLAIN.format(at);
        };
    }

    private static String number(String number, int mix) {
        return mix % 9 == 0 ? number.substring(0, number.length() - 1) : number;
    }

    private static String province(Region region, int mix) {
        return switch (mix % 7) {
            case 0 -> region.prefix();
            case 1 -> region.name().substring(0, region.name().startsWith("内蒙古") ? 3 : 2);
            default -> region.province();
        };
    }

    /** ASCII letters and digits in their full-width form. */
    static String wide(String text) {
        return text.chars()
                .map(character -> character > ' ' && character < 0x7F ? character + 0xFEE0 : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
