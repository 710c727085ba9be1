package cn.icpfiling.sandbox;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The addresses and delays of the simulated parties. */
@ConfigMapping(prefix = "icp.sandbox")
public interface SandboxConfig {

    String bind();

    int smtpPort();

    /** IMAP, without TLS, to the platform's mailbox of returned mails. */
    int imapPort();

    /** The address of that mailbox, and the name to sign in with. */
    String mailboxAddress();

    String mailboxPassword();

    int whoisPort();

    int dnsPort();

    /**
     * Addresses of the name servers, all on {@link #dnsPort}. The first two serve the registry, the others the hoster; a
     * single address serves both.
     */
    List<String> dnsAddresses();

    /** Response time of the DNS for a dns-slow- domain: longer than the first time-out of a resolver. */
    Duration dnsSlow();

    int sitePort();

    /** Addresses on which the demo sites answer, all on {@link #sitePort}. */
    List<String> siteAddresses();

    /** Machine time between two checks of the authority for due work. */
    Duration officePause();

    /** Machine time from the last right code to the authority's decision. */
    Duration decisionDelay();

    /** Delivery time of an SMS to a phone ending in 0002. */
    Duration lateSms();

    /** Response time of RDAP for a slow- domain. */
    Duration slow();

    /** How long a filing is played before the page answers where it stands. */
    Duration playPatience();

    /** The member of the provider's staff who approves what is played; without one nothing can be played. */
    Member reviewer();

    /** The member who loads filings of the old platform when they are looked at; without one none is loaded. */
    Member administrator();

    /** How such a member signs in. */
    interface Member {
        Optional<String> login();

        Optional<String> password();

        /** The secret of the authenticator app, in Base32. */
        Optional<String> totp();
    }

    /** How long the identity source does not respond for a name ending in 超时. */
    Duration silence();
}
