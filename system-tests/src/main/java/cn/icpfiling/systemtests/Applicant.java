package cn.icpfiling.systemtests;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/**
 * A company in Hangzhou that nobody has met before, with its legal representative, its webmaster and the domain it is
 * going to buy. All made up, all numbers with right check digits.
 */
public record Applicant(
        String company, String creditCode, String domain, String siteName, Person head, Person webmaster) {

    /** Somebody with a resident ID and a phone. */
    public record Person(String name, String idNumber, String phone) {
        public String lastSix() {
            return idNumber.substring(idNumber.length() - 6);
        }
    }

    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final String BRAND = "云海青松远帆星河长风明月锦程新禾卓越启航博雅天工";
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛超明霞平刚";

    public static Applicant fresh() {
        return fresh("ok-", ".com");
    }

    /** With a domain whose first label and ending are given; the sandbox's magic is in the label. */
    public static Applicant fresh(String label, String ending) {
        String brand = pick(BRAND, 4);
        String suffix = Long.toString(CHANCE.nextLong(1L << 40), 36);
        return new Applicant(
                "杭州" + brand + "科技有限公司",
                freshCreditCode(),
                label + "site-" + suffix + ending,
                brand + "科技官方网站",
                freshPerson(),
                freshPerson());
    }

    public Applicant withCreditCode(String other) {
        return new Applicant(company, other, domain, siteName, head, webmaster);
    }

    public static String freshPhone() {
        // the last four digits 0001 and 0002 are magic
        return "138%07d3".formatted(CHANCE.nextInt(10_000_000));
    }

    static String freshCreditCode() {
        String organisation = CheckDigits.organisationCode("MA" + pick("0123456789ABCDEFGHJKLMNPQRTUWXY", 6));
        return CheckDigits.creditCode("91330106" + organisation);
    }

    private static Person freshPerson() {
        var born = LocalDate.of(1965, 1, 1).plusDays(CHANCE.nextInt(12_000));
        var first17 =
                "330106" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(CHANCE.nextInt(1, 1000));
        return new Person(pick(SURNAMES, 1) + pick(GIVEN, 2), CheckDigits.residentId(first17), freshPhone());
    }

    private static String pick(String from, int count) {
        var picked = new StringBuilder();
        for (int i = 0; i < count; i++) {
            picked.append(from.charAt(CHANCE.nextInt(from.length())));
        }
        return picked.toString();
    }
}
