package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.MessageProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The provider of the tests, and a second one that answers no question. */
public final class SilentFallback {

    private SilentFallback() {}

    public static SmsProviders besideTheFirst() {
        var settings = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(ProviderSettings.class);
        var clock = Clock.systemUTC();
        return new SmsProviders(settings, new ObjectMapper(), new SimpleMeterRegistry(), clock, clock) {
            @Override
            public Set<MessageProvider> all() {
                return Set.of(MessageProvider.PRIMARY, MessageProvider.FALLBACK);
            }

            @Override
            public Lookup find(MessageProvider provider, UUID reference, String phone, Instant offeredAt) {
                return provider == MessageProvider.FALLBACK
                        ? new Lookup.NoAnswer()
                        : super.find(provider, reference, phone, offeredAt);
            }
        };
    }
}
