package cn.icpfiling.sandbox.inbox;

import cn.icpfiling.sandbox.clock.TestClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Pushes what became of SMS and calls, signed, in batches. A batch that the platform did not take is pushed again later. */
@ApplicationScoped
class PushReports {

    private static final Logger LOG = Logger.getLogger(PushReports.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    private static final int BATCH = 100;

    private final MessageSettings settings;
    private final Inbox inbox;
    private final ObjectMapper json;
    private final TestClock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private ScheduledExecutorService pusher;

    PushReports(MessageSettings settings, Inbox inbox, ObjectMapper json, TestClock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.json = json;
        this.clock = clock;
    }

    void open(@Observes StartupEvent event) {
        if (settings.reportUrl().isEmpty()) {
            return;
        }
        pusher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("reports").factory());
        var every = settings.reportEvery().toMillis();
        var _ = pusher.scheduleWithFixedDelay(this::push, every, every, TimeUnit.MILLISECONDS);
    }

    void close(@Observes ShutdownEvent event) {
        if (pusher != null) {
            var _ = pusher.shutdownNow();
        }
    }

    private void push() {
        try {
            var due = inbox.reportsDue(BATCH);
            push("/sms", ofChannel(due, Channel.SMS));
            push("/calls", ofChannel(due, Channel.CALL));
        } catch (RuntimeException trouble) {
            // An exception that leaves this method ends the schedule.
            LOG.warnf("Reports could not be pushed: %s", trouble.getClass().getName());
        }
    }

    private static List<Inbox.Taken> ofChannel(List<Inbox.Taken> due, Channel channel) {
        return due.stream().filter(message -> message.channel() == channel).toList();
    }

    private void push(String path, List<Inbox.Taken> messages) {
        if (messages.isEmpty()) {
            return;
        }
        if (isTaken(path, messages)) {
            messages.forEach(message -> inbox.reported(message.id()));
        } else {
            var again = clock.machineNow().plus(AGAIN_AFTER);
            messages.forEach(message -> inbox.reportLater(message.id(), again));
        }
    }

    private boolean isTaken(String path, List<Inbox.Taken> messages) {
        try {
            var url = URI.create(settings.reportUrl().orElseThrow() + path);
            var body =
                    json.writeValueAsBytes(messages.stream().map(this::report).toList());
            var date = clock.machineNow().truncatedTo(ChronoUnit.SECONDS).toString();
            var signed = date + "\n" + url.getRawPath() + "\n" + SignedRequest.hex(SignedRequest.sha256(body));
            var request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("X-Report-Key", settings.reportKeyId())
                    .header("X-Report-Date", date)
                    .header(
                            "X-Report-Signature",
                            SignedRequest.hmac(settings.reportKeySecret().orElse(""), signed))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Object> report(Inbox.Taken message) {
        var id = MessageProvider.bizId(message.id());
        var outId = message.outId() == null ? "" : message.outId();
        var now = time(clock.machineNow());
        if (message.channel() == Channel.CALL) {
            return Map.of(
                    "call_id",
                    id,
                    "out_id",
                    outId,
                    "status_code",
                    message.outcome(),
                    "originate_time",
                    time(message.at()),
                    "end_time",
                    now,
                    "duration",
                    message.outcome().equals("200000") ? "12" : "0",
                    "voice_type",
                    "voice");
        }
        return Map.of(
                "phone_number", message.phone().replace("+86", ""),
                "send_time", time(message.at()),
                "report_time", now,
                "success", message.outcome().equals("DELIVERED"),
                "err_code", message.outcome(),
                "err_msg", message.outcome(),
                "sms_size", "1",
                "biz_id", id,
                "out_id", outId);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
