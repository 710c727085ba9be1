package cn.icpfiling.systemtests;

import cn.icpfiling.systemtests.PersonalData.Kind;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A new company in Hangzhou, with its legal representative, its webmaster and the domain that it will buy. All data are
 * invented; all numbers have right check digits. Names and addresses consist of very rare ideographs, so that a match
 * in a search is no coincidence. Invented values are registered with {@link PersonalData}.
 */
public record Applicant(
        String company, String creditCode, String domain, String siteName, Person head, Person webmaster) {

    /** A person with a resident ID and a phone. */
    public record Person(String name, String idNumber, String phone) {
        public String lastSix() {
            return idNumber.substring(idNumber.length() - 6);
        }

        public String officePhone() {
            return "0571-8%07d".formatted(fate("office").nextInt(10_000_000));
        }

        public String mail() {
            return mailbox() + MAIL_HOST;
        }

        private String mailbox() {
            return "p" + Long.toString(fate("mail").nextLong(1L << 60) | 1L << 60, 36);
        }

        /** Returns the same random values for the same person each time. */
        private Random fate(String of) {
            return new Random((of + idNumber).hashCode() * 0x9E3779B97F4A7C15L + Long.parseLong(idNumber, 4, 17, 10));
        }

        private Person isKnown() {
            PersonalData.invented(Kind.NAME, name);
            PersonalData.invented(Kind.GIVEN_NAME, name.substring(1));
            PersonalData.invented(Kind.ID_NUMBER, idNumber);
            PersonalData.invented(Kind.OFFICE_PHONE, officePhone());
            PersonalData.invented(
                    Kind.OFFICE_PHONE, officePhone().replace("-", "").substring(1));
            PersonalData.invented(Kind.MAIL, mailbox());
            return this;
        }
    }

    public static final String MAIL_HOST = "@example.com";

    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final String DISTRICT = "浙江省杭州市西湖区";
    private static final String BRAND = "云海青松远帆星河长风明月锦程新禾卓越启航博雅天工";
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    /** In GBK, the authority's encoding, but not in GB 2312, which covers nearly every text. */
    private static final String RARE = rareIdeographs();

    public static Applicant fresh() {
        return fresh("ok-", ".com");
    }

    /** Uses a domain with a given first label and ending; magic values for the sandbox are in the label. */
    public static Applicant fresh(String label, String ending) {
        var brand = pick(BRAND, 4);
        // no digits: who reads a message takes six of them for a code, and messages name the domain
        var suffix = pick("abcdefghijklmnopqrstuvwxyz", 8);
        var applicant = new Applicant(
                "杭州" + brand + "科技有限公司",
                freshCreditCode(),
                label + "site-" + suffix + ending,
                brand + "科技官方网站",
                freshPerson(),
                freshPerson());
        PersonalData.invented(Kind.CERTIFICATE_ADDRESS, applicant.street("certificate"));
        PersonalData.invented(Kind.MAILING_ADDRESS, applicant.street("mailing"));
        return applicant;
    }

    public String certificateAddress() {
        return DISTRICT + street("certificate");
    }

    public String mailingAddress() {
        return DISTRICT + street("mailing");
    }

    private String street(String of) {
        var fate = head.fate(of);
        return pick(RARE, 3, fate) + "路" + fate.nextInt(100, 1000) + "号";
    }

    public Applicant withCreditCode(String other) {
        return new Applicant(company, other, domain, siteName, head, webmaster);
    }

    /** Returns the same company with another site. */
    public Applicant withAnotherSite() {
        var other = fresh();
        return new Applicant(company, creditCode, other.domain(), siteName, head, webmaster);
    }

    public static String freshPhone() {
        // The last four digits from 0001 on are magic, but none of them ends in 3.
        var phone = "138%07d3".formatted(CHANCE.nextInt(10_000_000));
        PersonalData.invented(Kind.MOBILE, phone);
        return phone;
    }

    /** Returns a mail address for notices. */
    public static String freshMail() {
        var mailbox = "n" + Long.toString(CHANCE.nextLong(1L << 60) | 1L << 60, 36);
        PersonalData.invented(Kind.MAIL, mailbox);
        return mailbox + MAIL_HOST;
    }

    static String freshCreditCode() {
        var organisation = CheckDigits.organisationCode("MA" + pick("0123456789ABCDEFGHJKLMNPQRTUWXY", 6));
        return CheckDigits.creditCode("91330106" + organisation);
    }

    private static Person freshPerson() {
        var born = LocalDate.of(1965, 1, 1).plusDays(CHANCE.nextInt(12_000));
        var first17 =
                "330106" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(CHANCE.nextInt(1, 1000));
        var name = pick(SURNAMES, 1) + pick(RARE, 3);
        return new Person(name, CheckDigits.residentId(first17), freshPhone()).isKnown();
    }

    private static String pick(String from, int count) {
        return pick(from, count, CHANCE);
    }

    private static String pick(String from, int count, RandomGenerator chance) {
        var picked = new StringBuilder();
        for (var i = 0; i < count; i++) {
            picked.append(from.charAt(chance.nextInt(from.length())));
        }
        return picked.toString();
    }

    private static String rareIdeographs() {
        var common = Charset.forName("GB2312").newEncoder();
        var known = Charset.forName("GBK").newEncoder();
        return IntStream.range(0x4E00, 0x9FA6)
                .filter(character -> known.canEncode((char) character) && !common.canEncode((char) character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
