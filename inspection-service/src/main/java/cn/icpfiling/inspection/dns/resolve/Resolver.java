package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.transport.Dispatcher;
import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.transport.NameServers;
import cn.icpfiling.inspection.dns.transport.Query;
import cn.icpfiling.inspection.dns.verdict.FamilyMerge;
import cn.icpfiling.inspection.dns.verdict.FamilyResult;
import cn.icpfiling.inspection.dns.verdict.HereTest;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.Proof.Transport;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Wire;
import cn.icpfiling.inspection.dns.zone.ZoneCache;
import cn.icpfiling.inspection.dns.zone.ZoneSettings;
import cn.icpfiling.platform.egress.SpecialPurposeRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Resolves domains on the dispatcher's event loop: A, then AAAA, then the merged verdict. */
public final class Resolver {
    private static final SpecialPurposeRegistry REGISTRY = SpecialPurposeRegistry.bundled();

    private final ResolveSettings settings;
    private final ZoneSettings zoneSettings;
    private final Dispatcher dispatcher;
    private final NameServers servers;
    private final ZoneCache zones;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final AnswerReader reader;
    private final NameServerHosts hosts;
    private final CutExplorers cuts = new CutExplorers();

    /** The clock dates proofs; the time source counts like {@link System#nanoTime}. */
    public Resolver(
            ResolveSettings settings,
            ZoneSettings zoneSettings,
            Dispatcher dispatcher,
            NameServers servers,
            Clock clock,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.zoneSettings = zoneSettings;
        this.dispatcher = dispatcher;
        this.servers = servers;
        this.zones = new ZoneCache(zoneSettings, servers, nanoTime);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.reader = new AnswerReader(settings.longestChain());
        this.hosts = new NameServerHosts(this, zoneSettings.cachedHosts());
    }

    /** Resolves a domain. The verdict comes in a later call on the event loop, or at once if no server has to be asked. */
    public void resolve(String domain, HereTest hereTest, Consumer<Verdict> then) {
        var name = Name.parse(domain);
        if (name.isEmpty()) {
            then.accept(FamilyMerge.merge(domain, FamilyResult.notAsked(), Optional.empty()));
            return;
        }
        var erring = new ErringServers();
        NameLookup.ofDomain(this, name.get(), Wire.TYPE_A, hereTest, true, erring, a -> {
                    if (settings.aaaa()) {
                        resolveAaaa(domain, name.get(), hereTest, a, erring, then);
                    } else {
                        then.accept(FamilyMerge.merge(domain, a, Optional.empty()));
                    }
                })
                .begin(true);
    }

    private void resolveAaaa(
            String domain, Name name, HereTest hereTest, FamilyResult a, ErringServers erring, Consumer<Verdict> then) {
        Consumer<FamilyResult> merge = aaaa -> then.accept(FamilyMerge.merge(domain, a, Optional.of(aaaa)));
        var confirmBad = !a.here() || hereTest.isOfBothFamilies();
        NameLookup.ofDomain(this, name, Wire.TYPE_AAAA, hereTest, confirmBad, erring, merge)
                .begin(true);
    }

    Proof proof(Query query, byte[] answer) {
        var transport = query.isOverTcp() ? Transport.TCP : Transport.UDP;
        return new Proof(query.server().address(), transport, query.name(), query.type(), clock.instant(), answer);
    }

    /** Tells whether a referral may lead to the address: the public reaches it, or the settings are those of one machine. */
    boolean mayAsk(InetAddress address) {
        return dispatcher.canAsk(address)
                && (zoneSettings.privateServers()
                        || REGISTRY.reservedBy(address.getAddress()).isEmpty());
    }

    NameServer serverAt(InetAddress address) {
        return servers.at(new InetSocketAddress(address, zoneSettings.serverPort()));
    }

    boolean asksIpv6() {
        return dispatcher.asksIpv6();
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    ResolveSettings settings() {
        return settings;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    ZoneCache zones() {
        return zones;
    }

    AnswerReader reader() {
        return reader;
    }

    NameServerHosts hosts() {
        return hosts;
    }

    CutExplorers cuts() {
        return cuts;
    }
}
