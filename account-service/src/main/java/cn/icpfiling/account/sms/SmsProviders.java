package cn.icpfiling.account.sms;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.MessageProvider;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.MachineClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The two providers of SMS and calls, by the protocol of Alibaba Cloud's Dysmsapi and Dyvmsapi (version 2017-05-25). It only
 * asks and says what is known then; the rule of who is asked after whom stands in the package notices (ADR 0036).
 */
@ApplicationScoped
public class SmsProviders {

    private static final Logger LOG = Logger.getLogger(SmsProviders.class);
    private static final String VERSION = "2017-05-25";
    private static final String NO_CALLS = "no-calls";
    private static final String UNSET = "unset";
    /** The data of icp.sms.templates-file cannot word the message, so no provider is asked. */
    private static final String UNFILLED = "templates-file";

    private static final int PAGE = 50;
    private static final int PAGES = 3;
    private static final Duration DAY_EDGE = Duration.ofMinutes(2);

    private final Map<MessageProvider, ProviderLine> lines = new EnumMap<>(MessageProvider.class);
    private final ProviderTemplates templates;
    private final ProviderSettings settings;
    private final ObjectMapper json;
    private final Clock clock;
    private final Clock machine;
    private final HttpClient http;
    private final MeterRegistry meters;

    SmsProviders(
            ProviderSettings settings,
            ObjectMapper json,
            MeterRegistry meters,
            Clock clock,
            @MachineClock Clock machine) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
        this.machine = machine;
        this.meters = meters;
        this.templates = ProviderTemplates.read(settings.templatesFile());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectWithin())
                .build();
        var keyId = settings.keyId().orElse(UNSET);
        var secret = settings.keySecret().orElse(UNSET);
        var callsOfFirst =
                settings.voiceUrl().map(url -> client(url, keyId, secret)).orElse(null);
        add(MessageProvider.PRIMARY, client(settings.url(), keyId, secret), callsOfFirst);
        settings.fallback().ifPresent(second -> {
            var calls = second.voiceUrl()
                    .map(url -> client(url, second.keyId(), second.keySecret()))
                    .orElse(null);
            add(MessageProvider.FALLBACK, client(second.url(), second.keyId(), second.keySecret()), calls);
        });
        Gauge.builder("icp.sms.providers.usable", lines, SmsProviders::usable)
                .description("providers of SMS that are not at rest; none is an alarm: no code reaches anyone")
                .strongReference(true)
                .register(meters);
    }

    /** Made at the start, so that data that cannot be read stop the start. */
    void start(@Observes StartupEvent started) {
        LOG.debugf("%d providers of SMS", lines.size());
    }

    private AcsClient client(URI url, String keyId, String secret) {
        return new AcsClient(http, url, keyId, secret, settings.answerWithin(), machine, json);
    }

    private void add(MessageProvider provider, AcsClient messages, AcsClient calls) {
        var backoff = new Backoff(settings.firstRest(), settings.longestRest());
        var circuit = new Circuit(machine, backoff, settings.failuresToRest());
        lines.put(provider, new ProviderLine(provider, messages, calls, circuit, meters));
    }

    private static double usable(Map<MessageProvider, ProviderLine> lines) {
        return lines.values().stream().filter(line -> !line.isResting()).count();
    }

    /** The providers that can be asked. */
    public Set<MessageProvider> all() {
        return Set.copyOf(lines.keySet());
    }

    /** How long after an unclear try a provider's word counts that it does not have the message. */
    public Duration settleAfter() {
        return settings.settleAfter();
    }

    /** The providers in the order in which they are asked: those at rest last. */
    public List<MessageProvider> inOrder() {
        return lines.values().stream()
                .sorted((one, other) -> Boolean.compare(one.isResting(), other.isResting()))
                .map(ProviderLine::provider)
                .toList();
    }

    /**
     * The providers that have approved no template with the words of a text, as far as the templates-file says. One file holds for all of
     * them: what it has a content for, each has approved.
     *
     * @param text as a recipient would read it
     */
    public List<MessageProvider> unapprovedBy(NoticeTemplate template, Language language, String text, Instant at) {
        var message = new OutgoingMessage(null, null, template, language, text, Map.of());
        return templates.approves(message, at)
                ? List.of()
                : lines.keySet().stream().toList();
    }

    public Outcome send(MessageProvider provider, OutgoingMessage message) {
        try {
            return send(provider, message, templates.fill(ProviderTemplates.Medium.SMS, message, clock.instant()));
        } catch (ProviderTemplates.Unfilled data) {
            LOG.warnf("SMS %s: %s", message.reference(), data.getMessage());
            return new Outcome.Unapproved(UNFILLED);
        }
    }

    private Outcome send(MessageProvider provider, OutgoingMessage message, ProviderTemplates.Filled filled) {
        return lines.get(provider)
                .send(
                        "SendSms",
                        VERSION,
                        Map.of(
                                "PhoneNumbers",
                                message.providerPhone(),
                                "SignName",
                                message.language() == Language.ZH ? settings.signName() : settings.signNameEn(),
                                "TemplateCode",
                                filled.code(),
                                "TemplateParam",
                                written(filled.parameters()),
                                "OutId",
                                message.reference().toString()),
                        "BizId");
    }

    /** Whether a provider is configured that makes calls. */
    public boolean makesCalls() {
        return lines.values().stream().anyMatch(ProviderLine::makesCalls);
    }

    /** The provider that a call goes to. A call has no fallback: a person calls if it does not come about. */
    public MessageProvider callProvider() {
        return lines.values().stream()
                .filter(ProviderLine::makesCalls)
                .map(ProviderLine::provider)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no provider makes calls"));
    }

    /** Has the provider call the phone and read the text out. */
    public Outcome call(MessageProvider provider, OutgoingMessage message) {
        var line = lines.get(provider);
        if (line == null || !line.makesCalls()) {
            return new Outcome.Unavailable(NO_CALLS);
        }
        var filled = templates.fill(ProviderTemplates.Medium.CALL, message, clock.instant());
        return line.call(
                "SingleCallByTts",
                VERSION,
                Map.of(
                        "CalledNumber",
                        message.providerPhone(),
                        "TtsCode",
                        filled.code(),
                        "TtsParam",
                        written(filled.parameters()),
                        "OutId",
                        message.reference().toString()),
                "CallId");
    }

    /**
     * Asks a provider for a message by our reference.
     *
     * @param phone in E.164
     * @param offeredAt when the provider was asked to send it; it lists by the day in China
     */
    public Lookup find(MessageProvider provider, UUID reference, String phone, Instant offeredAt) {
        var line = lines.get(provider);
        if (line == null) {
            return new Lookup.NoAnswer();
        }
        var first = LegalTime.dayOf(offeredAt);
        var last = LegalTime.dayOf(offeredAt.plus(DAY_EDGE));
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            var sendDate = day.format(DateTimeFormatter.BASIC_ISO_DATE);
            var found = find(line, reference.toString(), OutgoingMessage.phoneOf(phone), sendDate);
            if (!(found instanceof Lookup.Absent)) {
                return found;
            }
        }
        return new Lookup.Absent();
    }

    private Lookup find(ProviderLine line, String reference, String phone, String sendDate) {
        for (var page = 1; page <= PAGES; page++) {
            var parameters = new HashMap<String, String>();
            parameters.put("PhoneNumber", phone);
            parameters.put("SendDate", sendDate);
            parameters.put("PageSize", Integer.toString(PAGE));
            parameters.put("CurrentPage", Integer.toString(page));
            if (!(line.ask("QuerySendDetails", VERSION, parameters) instanceof AcsReply.Answered answer)) {
                return new Lookup.NoAnswer();
            }
            if (!answer.isOk()) {
                return ProviderCodes.isOfOneQuestion(answer) ? new Lookup.Unlisted() : new Lookup.NoAnswer();
            }
            var sent = answer.body().path("SmsSendDetailDTOs").path("SmsSendDetailDTO");
            for (var one : sent) {
                if (reference.equals(one.path("OutId").asText())) {
                    return read(one);
                }
            }
            if ((long) page * PAGE >= answer.body().path("TotalCount").asLong()) {
                return new Lookup.Absent();
            }
        }
        // More messages to one phone in a day than the pages hold: the provider's word would be half.
        return new Lookup.Unlisted();
    }

    /** SendStatus: 1 waits for the carrier, 2 failed, 3 delivered. */
    private static Lookup read(JsonNode sent) {
        return switch (sent.path("SendStatus").asInt()) {
            case 3 -> new Lookup.Delivered();
            case 2 ->
                new Lookup.Undelivered(
                        ProviderCodes.failure(sent.path("ErrCode").asText()));
            default -> new Lookup.Taken();
        };
    }

    private String written(Map<String, String> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters of a template cannot be written as JSON", e);
        }
    }
}
