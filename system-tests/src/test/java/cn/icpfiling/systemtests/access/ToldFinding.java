package cn.icpfiling.systemtests.access;

import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** A finding that the holder of a filing was told, from a clean-up list of the authority that names the filing. */
public final class ToldFinding {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** Where applicants of system tests are: the prefix of their numbers says it. */
    private static final String PREFIXES =
            "京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37" + "豫41鄂42湘43粤44桂45琼46渝50蜀51黔52滇53藏54陕61陇62青63宁64新65";

    private ToldFinding() {}

    /** @return its id */
    public static String of(FirstFiling filed, Caller inspector) {
        var finding = await().atMost(LONG)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> found(filed, inspector), id -> !id.isEmpty());
        var path = "/api/v1/findings/" + finding;
        var shown = inspector.get(path).expect(200);
        if (shown.text("/state").equals("OPENED")) {
            // The platform may tell the holder first, if it is set to do so.
            inspector.having(shown).post(path + "/notice");
        }
        await().atMost(LONG)
                .until(() -> inspector.get(path).expect(200).text("/state").equals("NOTIFIED"));
        return finding;
    }

    /** Loads a list of its own each time: the copy of the filing may not have arrived before. */
    private static String found(FirstFiling filed, Caller inspector) {
        // Other tests move the platform's clock, which the sandbox leads.
        var now = Instant.parse(Caller.sandbox(Stack.fromEnvironment())
                .get("/clock")
                .expect(200)
                .text("/now"));
        var today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
        var number = filed.subjectNumber();
        var at = PREFIXES.indexOf(number.charAt(0));
        var query = "?kind=SHELL_SITE&sourceUrl=https://example.cn/" + UUID.randomUUID() + "&province="
                + PREFIXES.substring(at + 1, at + 3) + "&publishedOn=" + today + "&lastDay=" + today.plusDays(7);
        var file = "网站备案号,备注\n" + number + "-1," + UUID.randomUUID() + "\n";
        var list = inspector
                .send("POST", "/api/v1/clean-up-lists" + query, file.getBytes(StandardCharsets.UTF_8), "text/csv")
                .expect(202)
                .text("/listId");
        var path = "/api/v1/clean-up-lists/" + list;
        await().atMost(LONG)
                .until(() -> inspector.get(path).expect(200).text("/state").equals("FINISHED"));
        var filings = inspector.get(path + "/filings").expect(200).at("/items");
        return filings.path(0).path("findingId").asText();
    }
}
