package cn.icpfiling.inspection.core.networks;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Networks by chance, in corners where they meet: around the ends of the space, nested, side by side, and equal. */
final class RandomNetworks {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final long[] CORNERS = {0, 1, 0x2408_4000_0000_0000L, 0x240e_0000_0000_0000L, -1, Long.MIN_VALUE};

    private final Random random;

    RandomNetworks(long seed) {
        this.random = new Random(seed);
    }

    List<Cidr> blocks(AddressFamily family, int count) {
        return Stream.generate(() -> block(family)).limit(count).toList();
    }

    private Cidr block(AddressFamily family) {
        var length = random.nextInt(family.bits() + 1);
        return new Cidr.Written(address(family), length).block();
    }

    /** Half of them near a corner. */
    IpAddress address(AddressFamily family) {
        var high = part();
        return family == AddressFamily.IPV4
                ? new IpAddress(family, (random.nextBoolean() ? high : high >>> 32) & 0xffffffffL, 0)
                : new IpAddress(family, high, part());
    }

    private long part() {
        return random.nextBoolean()
                ? random.nextLong()
                : CORNERS[random.nextInt(CORNERS.length)] + (random.nextInt(5) - 2L);
    }

    /** The address, and the ones before and after it. */
    static Stream<IpAddress> around(IpAddress address) {
        return Stream.of(-1, 0, 1).map(step -> moved(address, step));
    }

    private static IpAddress moved(IpAddress address, int step) {
        if (address.family() == AddressFamily.IPV4) {
            return new IpAddress(AddressFamily.IPV4, (address.high() + step) & 0xffffffffL, 0);
        }
        var low = address.low() + step;
        var carry = step > 0 && low == 0 ? 1 : step < 0 && low == -1 ? -1 : 0;
        return new IpAddress(AddressFamily.IPV6, address.high() + carry, low);
    }

    /** Some days in a short time, so that many networks share one and many do not. */
    Network dated(Cidr cidr) {
        var from = DAY.plusDays(random.nextInt(10));
        return new Network(cidr, "33", from, random.nextBoolean() ? null : from.plusDays(random.nextInt(5)));
    }
}
