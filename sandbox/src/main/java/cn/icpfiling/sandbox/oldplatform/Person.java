package cn.icpfiling.sandbox.oldplatform;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;

/**
 * An invented person with a resident ID. The given name is of characters that stand in GBK and hardly in any text, so that a
 * search for it meets no other text.
 */
record Person(String name, String certificateNumber, String mobile, String officePhone, String mail) {

    static final String RESIDENT_ID = "2";

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String RARE = rareIdeographs();
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1950, 1, 1);
    private static final int SEQUENCES = 999;
    private static final int DAYS = 14_600;

    /** A person of this region; the ID number differs for each of 14 million numbers. */
    static Person of(Region region, long number, Chance chance) {
        var born = FIRST_BIRTH.plusDays(number / SEQUENCES % DAYS);
        var first = region.county()
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(number % SEQUENCES + 1);
        return new Person(
                chance.pick(SURNAMES, 1) + chance.pick(RARE, 2),
                CheckDigits.residentId(first),
                // The last four digits from 0001 on are magic, but none of them ends in 3.
                "138" + chance.digits(7) + "3",
                "0571-8" + chance.digits(7),
                "p" + Long.toString(chance.between(1L << 50, 1L << 51), Character.MAX_RADIX) + "@example.com");
    }

    static Person anybody(Region region, Chance chance) {
        return of(region, chance.between(0, (long) SEQUENCES * DAYS), chance);
    }

    /** The number of fifteen digits, as cards of the first generation had it; the person must be of the twentieth century. */
    String oldNumber() {
        return certificateNumber.substring(0, 6) + certificateNumber.substring(8, 17);
    }

    static String rare(int count, Chance chance) {
        return chance.pick(RARE, count);
    }

    @Override
    public String toString() {
        return "Person";
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
