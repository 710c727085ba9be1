package cn.icpfiling.inspection.dns;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.DnsClient;
import io.vertx.core.dns.DnsClientOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The Java clients that the engine is compared with. Each looks names up on threads of its own: the end of a question starts
 * the next one there, so that no other thread's waits count for it. Returns the sum of the last three bytes of all addresses.
 */
final class DnsPeers implements AutoCloseable {
    /** With more in flight Vert.x and Netty lose answers in the receive buffers that they leave as the kernel has them. */
    private static final int WINDOW = 100;

    /** dnsjava opens a socket for each question. */
    private static final int SLOW_WINDOW = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MOST_SECONDS = 300;

    private final InetSocketAddress server;
    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    private final DnsClient vertxClient;
    private final EventLoopGroup loops = new EpollEventLoopGroup(1);
    private final DnsNameResolver netty;

    DnsPeers(InetSocketAddress server) {
        if (!vertx.isNativeTransportEnabled()) {
            throw new IllegalStateException("Vert.x would be measured without epoll");
        }
        this.server = server;
        this.vertxClient = vertx.createDnsClient(new DnsClientOptions()
                .setHost(server.getAddress().getHostAddress())
                .setPort(server.getPort())
                .setQueryTimeout(PATIENCE.toMillis()));
        this.netty = new DnsNameResolverBuilder(loops.next())
                .datagramChannelType(EpollDatagramChannel.class)
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server))
                .queryTimeoutMillis(PATIENCE.toMillis())
                .build();
    }

    static String name(int number) {
        return "n" + number + ".bench.test";
    }

    long vertx(int names) {
        var sum = new AtomicLong();
        var pump = new Pump(names);
        return pump.run(
                WINDOW,
                number -> vertxClient.resolveA(name(number)).onComplete(answer -> {
                    if (answer.succeeded()) {
                        answer.result().forEach(address -> sum.addAndGet(lastThree(address)));
                    }
                    pump.ended();
                }),
                sum::get);
    }

    long netty(int names) {
        var sum = new AtomicLong();
        var pump = new Pump(names);
        return pump.run(
                WINDOW,
                number -> netty.query(new DefaultDnsQuestion(name(number) + ".", DnsRecordType.A))
                        .addListener(ended -> {
                            if (ended.isSuccess()) {
                                sum.addAndGet(lastThree(ended.getNow()));
                            }
                            pump.ended();
                        }),
                sum::get);
    }

    long dnsjava(int names) {
        var sum = new AtomicLong();
        var pump = new Pump(names);
        var resolver = new SimpleResolver(server);
        resolver.setTimeout(PATIENCE);
        return pump.run(
                SLOW_WINDOW,
                number -> {
                    var _ = resolver.sendAsync(question(number)).whenComplete((answer, failure) -> {
                        if (answer != null) {
                            answer.getSection(Section.ANSWER).forEach(record -> sum.addAndGet(lastThree(record)));
                        }
                        pump.ended();
                    });
                },
                sum::get);
    }

    /** Keeps a number of questions under way until all have ended. */
    private static final class Pump {
        private final int names;
        private final AtomicInteger begun = new AtomicInteger();
        private final CountDownLatch open;
        private IntConsumer asking;

        Pump(int names) {
            this.names = names;
            this.open = new CountDownLatch(names);
        }

        long run(int window, IntConsumer ask, LongSupplier sum) {
            asking = ask;
            for (var i = 0; i < window; i++) {
                next();
            }
            try {
                if (!open.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(open.getCount() + " names without an end");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
            return sum.getAsLong();
        }

        void ended() {
            open.countDown();
            next();
        }

        private void next() {
            var number = begun.getAndIncrement();
            if (number < names) {
                asking.accept(number);
            }
        }
    }

    private static Message question(int number) {
        try {
            return Message.newQuery(Record.newRecord(Name.fromString(name(number) + "."), Type.A, DClass.IN));
        } catch (TextParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static long lastThree(Record record) {
        return record instanceof ARecord a ? a.getAddress().hashCode() & 0xffffff : 0;
    }

    private static long lastThree(String address) {
        var sum = 0L;
        for (var part : address.split("\\.", -1)) {
            sum = sum << 8 | Integer.parseInt(part);
        }
        return sum & 0xffffff;
    }

    private static long lastThree(Object answer) {
        @SuppressWarnings("unchecked")
        var envelope = (AddressedEnvelope<DnsResponse, InetSocketAddress>) answer;
        try {
            var response = envelope.content();
            var sum = 0L;
            for (var i = 0; i < response.count(DnsSection.ANSWER); i++) {
                if (response.recordAt(DnsSection.ANSWER, i) instanceof DnsRawRecord raw
                        && raw.type().equals(DnsRecordType.A)) {
                    sum += raw.content().getInt(raw.content().readerIndex()) & 0xffffff;
                }
            }
            return sum;
        } finally {
            envelope.release();
        }
    }

    @Override
    public void close() {
        netty.close();
        var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        vertx.close();
    }
}
