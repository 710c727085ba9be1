package cn.icpfiling.client.stories;

import cn.icpfiling.client.model.FilingTypeQuestion;
import cn.icpfiling.client.model.PersonEntry;
import cn.icpfiling.client.model.Region;
import cn.icpfiling.client.model.ServiceEntry;
import cn.icpfiling.client.model.SubjectEntry;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;

/** An invented company in Hangzhou whose numbers have right check digits, and what it enters. */
record Company(String name, String creditCode, String domain, String site, Person head, Person webmaster) {

    private static final RandomGenerator CHANCE = new SecureRandom();
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final long SERVER_IN_ZHEJIANG = 8_589_934_592L;

    /** A person with a resident ID and a phone. */
    record Person(String name, String idNumber, String phone) {

        PersonEntry entry() {
            return new PersonEntry()
                    .name(name)
                    .certificateType(2)
                    .certificateNumber(idNumber)
                    .mobile(phone)
                    .officePhone("0571-8" + phone.substring(3, 10))
                    .mail("p" + phone + "@example.com");
        }
    }

    /** No digits: who reads a message takes six of them for a code, and messages name the domain. */
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    static Company fresh() {
        var brand = pick("云海青松远帆星河长风明月锦程新禾卓越启航博雅天工", 4);
        var organisation = organisationCode("MA" + pick(CREDIT_ALPHABET, 6));
        return new Company(
                "杭州" + brand + "科技有限公司",
                creditCode("91330106" + organisation),
                "ok-client-" + pick(LETTERS, 12) + ".com",
                brand + "科技官方网站",
                freshPerson(),
                freshPerson());
    }

    /** The last four digits of a phone are magic in the sandbox; none of the magic ones ends in 3. */
    static String freshPhone() {
        return "138%07d3".formatted(CHANCE.nextInt(10_000_000));
    }

    FilingTypeQuestion typeQuestion() {
        return new FilingTypeQuestion()
                .region(new Region().province("33").city("330100").county("330106"))
                .nature(4)
                .certificateType(1)
                .certificateNumber(creditCode)
                .domain("www." + domain);
    }

    SubjectEntry subject() {
        var address = "浙江省杭州市西湖区示例路" + CHANCE.nextInt(100, 1000) + "号";
        return new SubjectEntry()
                .name(name)
                .certificateAddress(address)
                .mailingAddress(address)
                .principal(head.entry().legalRepresentative(true));
    }

    ServiceEntry service(String serviceNumber) {
        return new ServiceEntry()
                .serviceNumber(serviceNumber)
                .name(site)
                .domains(List.of(domain))
                .homePage("www." + domain)
                .contentTypes(128L)
                .preApprovals(0L)
                .languages(List.of(1))
                .accessMode(16L)
                .serverLocation(SERVER_IN_ZHEJIANG)
                .principal(webmaster.entry());
    }

    private static Person freshPerson() {
        var born = LocalDate.of(1965, 1, 1).plusDays(CHANCE.nextInt(12_000));
        var first17 =
                "330106" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(CHANCE.nextInt(1, 1000));
        return new Person(pick("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", 1) + pick("鋆垚淼焱喆", 2), residentId(first17), freshPhone());
    }

    private static String pick(String from, int count) {
        var picked = new StringBuilder();
        for (var at = 0; at < count; at++) {
            picked.append(from.charAt(CHANCE.nextInt(from.length())));
        }
        return picked.toString();
    }

    /** GB 32100: appends the check digit of a unified social credit code. */
    private static String creditCode(String first17) {
        var sum = 0;
        var weight = 1;
        for (var character : first17.toCharArray()) {
            sum += CREDIT_ALPHABET.indexOf(character) * weight;
            weight = weight * 3 % 31;
        }
        return first17 + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** GB 11714: appends the check digit of an organisation code. */
    private static String organisationCode(String first8) {
        var weights = new int[] {3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var at = 0; at < weights.length; at++) {
            sum += Character.digit(first8.charAt(at), 36) * weights[at];
        }
        var check = 11 - sum % 11;
        return first8 + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
    }

    /** GB 11643: appends the check digit of a resident ID number. */
    private static String residentId(String first17) {
        var sum = 0;
        var weight = 2;
        for (var at = 16; at >= 0; at--) {
            sum += (first17.charAt(at) - '0') * weight;
            weight = weight * 2 % 11;
        }
        return first17 + "10X98765432".charAt(sum % 11);
    }
}
