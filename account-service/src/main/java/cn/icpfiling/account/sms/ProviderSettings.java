package cn.icpfiling.account.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The providers of SMS and calls. The defaults stand with their reasons in application.properties. */
@ConfigMapping(prefix = "icp.sms")
interface ProviderSettings {

    /** The endpoint of the first provider; calls go to the same provider under {@link #voiceUrl}. */
    URI url();

    Optional<URI> voiceUrl();

    /** Required where customers' data may be. */
    Optional<String> keyId();

    /** Never logged, never shown. */
    Optional<String> keySecret();

    /** The second provider, for what the first one certainly does not have. */
    Optional<Fallback> fallback();

    /** The sign in front of each message, approved by the provider: its Chinese and its English form. */
    String signName();

    String signNameEn();

    /** Where the dated codes of the provider's templates stand; without it, those of the service. */
    Optional<String> templatesFile();

    @WithDefault("PT2S")
    Duration connectWithin();

    /** How long an answer may take. A message without an answer is unclear. */
    @WithDefault("PT10S")
    Duration answerWithin();

    /** How long after an unclear try the provider's word that it does not have the message counts. */
    @WithDefault("PT30S")
    Duration settleAfter();

    /** Failures in a row after which a provider rests. */
    @WithDefault("5")
    int failuresToRest();

    @WithDefault("PT5S")
    Duration firstRest();

    @WithDefault("PT5M")
    Duration longestRest();

    /** The second provider speaks the same protocol. */
    interface Fallback {

        URI url();

        Optional<URI> voiceUrl();

        String keyId();

        String keySecret();
    }
}
