package cn.icpfiling.inspection.dns.wire;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.RealAnswers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageFuzzTest {
    private static final int PACKETS = 100_000;

    @Test
    void mutated_packets_never_throw_and_never_hang() {
        var seeds = new ArrayList<byte[]>(RealAnswers.all().values());
        var random = new Random(20_261_128);
        var message = new Message();
        var accepted = 0;
        var read = 0L;
        for (var i = 0; i < PACKETS; i++) {
            var packet = mutate(seeds.get(i % seeds.size()), seeds, random);
            if (message.read(packet, packet.length)) {
                accepted++;
                read += readAll(message);
            }
        }
        assertThat(accepted).as("mutations that stay readable").isBetween(PACKETS / 100, PACKETS);
        assertThat(read).isPositive();
    }

    @Test
    void a_packet_of_nothing_but_pointers_ends_quickly() {
        var packet = new byte[65_535];
        packet[2] = (byte) 0x80;
        packet[5] = 1;
        packet[6] = 0x15;
        var at = 12;
        packet[at++] = 1;
        packet[at++] = 'a';
        packet[at++] = 0;
        at += 4;
        var previous = 12;
        while (at + 12 <= packet.length && at < 0x3fff) {
            packet[at] = (byte) (0xc0 | previous >> 8);
            packet[at + 1] = (byte) previous;
            previous = at;
            at += 12;
        }
        var started = System.nanoTime();
        new Message().read(packet, packet.length);
        assertThat(System.nanoTime() - started).isLessThan(500_000_000L);
    }

    private static byte[] mutate(byte[] seed, List<byte[]> seeds, Random random) {
        var packet = seed.clone();
        for (var flips = random.nextInt(4); flips >= 0; flips--) {
            var at = random.nextInt(packet.length);
            switch (random.nextInt(6)) {
                case 0 -> packet[at] = (byte) random.nextInt();
                case 1 -> packet[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> packet[at] = (byte) 0xc0;
                case 3 -> packet[at] = (byte) 0xff;
                case 4 -> packet = Arrays.copyOf(packet, Math.max(1, packet.length + random.nextInt(9) - 4));
                default -> {
                    var other = seeds.get(random.nextInt(seeds.size()));
                    var length = Math.min(random.nextInt(16), Math.min(other.length, packet.length - at));
                    System.arraycopy(other, 0, packet, at, length);
                }
            }
        }
        return packet;
    }

    private static long readAll(Message message) {
        long read = message.flags() + message.rcode() + message.raw().length;
        for (var i = 0; i < message.records(); i++) {
            read += message.owner(i).toString().length() + message.ttl(i);
            assertThat(message.isOwnedBy(i, message.owner(i))).isTrue();
            switch (message.type(i)) {
                case Wire.TYPE_A, Wire.TYPE_AAAA -> read += message.address(i).length;
                case Wire.TYPE_CNAME, Wire.TYPE_NS -> read += message.target(i).length();
                default -> read += message.section(i).ordinal();
            }
        }
        return read;
    }
}
