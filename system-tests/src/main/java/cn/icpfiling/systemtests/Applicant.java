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
 * A company in Hangzhou that nobody has met before, with its legal representative, its webmaster and the domain it is
 * going to buy. All made up, all numbers with right check digits. Names and addresses are of ideographs so rare that what is
 * found somewhere was not put there by chance; who is invented is told to {@link PersonalData}.
 */
public record Applicant(
        String company, String creditCode, String domain, String siteName, Person head, Person webmaster) {

    /** Somebody with a resident ID and a phone. */
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

        /** The same for the same person, however often it is asked for. */
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
    /** In GBK, which the authority speaks, but not in GB 2312, which nearly every text gets by with. */
    private static final String RARE = rareIdeographs();

    public static Applicant fresh() {
        return fresh("ok-", ".com");
    }

    /** With a domain whose first label and ending are given; the sandbox's magic is in the label. */
    public static Applicant fresh(String label, String ending) {
        String brand = pick(BRAND, 4);
        String suffix = Long.toString(CHANCE.nextLong(1L << 40), 36);
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

    /** The same company, with another site. */
    public Applicant withAnotherSite() {
        var other = fresh();
        return new Applicant(company, creditCode, other.domain(), siteName, head, webmaster);
    }

    public static String freshPhone() {
        // the last four digits 0001 and 0002 are magic
        var phone = "138%07d3".formatted(CHANCE.nextInt(10_000_000));
        PersonalData.invented(Kind.MOBILE, phone);
        return phone;
    }

    /** An address for notices. */
    public static String freshMail() {
        var mailbox = "n" + Long.toString(CHANCE.nextLong(1L << 60) | 1L << 60, 36);
        PersonalData.invented(Kind.MAIL, mailbox);
        return mailbox + MAIL_HOST;
    }

    static String freshCreditCode() {
        String organisation = CheckDigits.organisationCode("MA" + pick("0123456789ABCDEFGHJKLMNPQRTUWXY", 6));
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
        for (int i = 0; i < count; i++) {
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
