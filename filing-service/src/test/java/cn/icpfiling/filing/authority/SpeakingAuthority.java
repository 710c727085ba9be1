package cn.icpfiling.filing.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An authority over real HTTP for tests: it keeps the interface's rules by itself, with none of the code under test,
 * and misbehaves on demand.
 */
final class SpeakingAuthority implements AutoCloseable {
    static final String PASSWORD = "口令-1";

    private static final Charset GBK = Charset.forName("GBK");
    private static final Pattern PARAMETER = Pattern.compile("<([A-Za-z]+)>([^<]*)</\\1>");
    private static final Pattern METHOD = Pattern.compile("<isp:(isp_[a-z]+) ");

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<Long, byte[]> taken = new LinkedHashMap<>();
    private final Deque<Download> downloads = new ArrayDeque<>();
    private final Deque<Misbehaviour> misbehaviours = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private String statusXml = "<Cxjg></Cxjg>";
    private String condition = "";
    private String unanswered = "";
    private boolean hangsUp;
    private final CyclicBarrier together = new CyclicBarrier(2);

    private record Download(String name, byte[] zipped) {}

    /** What goes wrong with the next call of a method. */
    record Misbehaviour(String method, Kind kind) {}

    enum Kind {
        SILENCE,
        /** Answers two questions once both are there. */
        TOGETHER,
        TAKE_AND_HANG_UP,
        HANG_UP,
        BUSY,
        HASH_DIFFERS,
        UNREADABLE_PAYLOAD,
        LOGIN_REFUSED,
        UNKNOWN_CODE,
        GARBAGE,
        FAULT,
        DOCTYPE,
        ENDLESS,
        WRONG_DOWNLOAD_HASH
    }

    SpeakingAuthority() {
        this(0);
    }

    SpeakingAuthority(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/authority/isp", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/authority/isp");
    }

    synchronized void next(String method, Kind kind) {
        misbehaviours.add(new Misbehaviour(method, kind));
    }

    synchronized void offer(String name, String groups) {
        offerFile(
                name,
                ("<?xml version=\"1.0\" encoding=\"GBK\"?><DownloadData><FileName>" + name + "</FileName><Groups>"
                                + groups + "</Groups></DownloadData>")
                        .getBytes(GBK));
    }

    synchronized void offerFile(String name, byte[] document) {
        downloads.add(new Download(name, ZippedFile.pack(name, document)));
    }

    synchronized void knows(String statusItems) {
        statusXml = "<Cxjg>" + statusItems + "</Cxjg>";
    }

    /** Knows this of one condition, as it is written here, and nothing of others. */
    synchronized void knowsOf(String onlyCondition, String statusItems) {
        condition = onlyCondition;
        knows(statusItems);
    }

    /** Gives no answer to questions about this condition: each waits for its limit. */
    synchronized void isSilentAbout(String oneCondition) {
        unanswered = oneCondition;
        hangsUp = false;
    }

    /** Gives no answer to questions about this condition, and says so at once. */
    synchronized void hangsUpAbout(String oneCondition) {
        unanswered = oneCondition;
        hangsUp = true;
    }

    /** The documents taken, by sequence, as text. */
    synchronized Map<Long, String> taken() {
        var texts = new LinkedHashMap<Long, String>();
        taken.forEach((sequence, zipped) -> texts.put(sequence, unzipped(zipped)));
        return texts;
    }

    synchronized byte[] takenBytes(long sequence) {
        return taken.get(sequence);
    }

    /** As after a restore from an old backup. */
    synchronized void forgetsFrom(long sequence) {
        taken.keySet().removeIf(number -> number >= sequence);
    }

    synchronized void takesFromElsewhere(long sequence) {
        taken.put(sequence, ZippedFile.pack("other", "<UploadData/>".getBytes(GBK)));
    }

    synchronized void reset() {
        taken.clear();
        downloads.clear();
        misbehaviours.clear();
        calls.clear();
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized int waitingDownloads() {
        return downloads.size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), GBK);
        var method = find(METHOD, body);
        var parameters = parameters(body);
        var misbehaviour = misbehaviour(method);
        var isUnanswered = isUnanswered(parameters);
        if (misbehaviour == Kind.SILENCE || isUnanswered && !hangsUp()) {
            await();
        }
        if (misbehaviour == Kind.TOGETHER) {
            awaitOther();
        }
        if (misbehaviour == Kind.HANG_UP || isUnanswered) {
            exchange.close();
            return;
        }
        if (misbehaviour == Kind.TAKE_AND_HANG_UP) {
            answer(method, parameters, null);
            exchange.close();
            return;
        }
        if (misbehaviour == Kind.ENDLESS) {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[65536];
            try (var out = exchange.getResponseBody()) {
                for (var i = 0; i < 10_000; i++) {
                    out.write(chunk);
                }
            }
            return;
        }
        reply(exchange, response(method, parameters, misbehaviour));
    }

    private byte[] response(String method, Map<String, String> parameters, Kind misbehaviour) {
        if (misbehaviour == Kind.GARBAGE) {
            return "<html>maintenance</html>".getBytes(StandardCharsets.US_ASCII);
        }
        if (misbehaviour == Kind.FAULT) {
            return envelope(
                    "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>down</faultstring></soap:Fault>");
        }
        UnaryOperator<String> spoil = misbehaviour == Kind.DOCTYPE
                ? inner ->
                        "<!DOCTYPE return [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>" + inner.replace("ok", "&f;")
                : UnaryOperator.identity();
        var inner = spoil.apply(answer(method, parameters, misbehaviour));
        return envelope("<ns:" + method + "Response xmlns:ns=\"urn:isp\"><return>"
                + inner.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</return></ns:" + method + "Response>");
    }

    private synchronized String answer(String method, Map<String, String> parameters, Kind misbehaviour) {
        if (misbehaviour == Kind.BUSY) {
            return code(99, "");
        }
        if (misbehaviour == Kind.UNKNOWN_CODE) {
            return code(77, "");
        }
        var expected = md5(PASSWORD + parameters.get("randVal"));
        if (misbehaviour == Kind.LOGIN_REFUSED || !expected.equals(parameters.get("pwdHash"))) {
            return code(2, "");
        }
        return switch (method) {
            case "isp_upload" -> upload(parameters, misbehaviour);
            case "isp_querypreviousupload" -> code(0, "<dataSequence>" + last() + "</dataSequence>");
            case "isp_download" -> download(misbehaviour);
            case "isp_downloadack" -> {
                downloads.removeIf(file -> file.name().equals(parameters.get("fileName")));
                yield code(0, "");
            }
            case "isp_querybeianstatus" -> {
                var known = condition.isEmpty() || parameters.containsValue(condition) ? statusXml : "<Cxjg></Cxjg>";
                yield code(0, "<beianInfo>" + base64(ZippedFile.pack("status", known.getBytes(GBK))) + "</beianInfo>");
            }
            default -> throw new IllegalStateException(method);
        };
    }

    private String upload(Map<String, String> parameters, Kind misbehaviour) {
        var sequence = Long.parseLong(parameters.get("dataSequence"));
        var zipped = Base64.getDecoder().decode(parameters.get("beianInfo"));
        if (misbehaviour == Kind.HASH_DIFFERS || !md5(zipped).equals(parameters.get("beianInfoHash"))) {
            return code(3, "");
        }
        if (sequence <= last()) {
            return code(15, "");
        }
        if (sequence > last() + 1) {
            var missing = LongStream.range(last() + 1, sequence)
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(","));
            return code(14, "<missing>" + missing + "</missing>");
        }
        if (misbehaviour == Kind.UNREADABLE_PAYLOAD || unzipped(zipped).contains("毒")) {
            return code(4, "");
        }
        taken.put(sequence, zipped);
        return code(0, "<dataSequence>" + sequence + "</dataSequence>");
    }

    private String download(Kind misbehaviour) {
        var file = downloads.peek();
        if (file == null) {
            return code(1, "");
        }
        var hash = misbehaviour == Kind.WRONG_DOWNLOAD_HASH ? md5("x") : md5(file.zipped());
        return code(
                0,
                "<fileName>" + file.name() + "</fileName><beianInfo>" + base64(file.zipped())
                        + "</beianInfo><beianInfoHash>" + hash + "</beianInfoHash>");
    }

    private long last() {
        return taken.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private synchronized Kind misbehaviour(String method) {
        calls.add(method);
        var next = misbehaviours.peek();
        if (next != null && next.method().equals(method)) {
            return misbehaviours.poll().kind();
        }
        return null;
    }

    private synchronized boolean hangsUp() {
        return hangsUp;
    }

    private synchronized boolean isUnanswered(Map<String, String> parameters) {
        return !unanswered.isEmpty() && parameters.containsValue(unanswered);
    }

    private void awaitOther() {
        try {
            together.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException alone) {
            throw new IllegalStateException("only one question came", alone);
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=GBK");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String code(int code, String more) {
        return "<return><msg_code>" + code + "</msg_code><msg>ok</msg>" + more + "</return>";
    }

    private static byte[] envelope(String body) {
        return ("<?xml version=\"1.0\" encoding=\"GBK\"?><soap:Envelope "
                        + "xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body
                        + "</soap:Body></soap:Envelope>")
                .getBytes(GBK);
    }

    private static Map<String, String> parameters(String body) {
        var parameters = new LinkedHashMap<String, String>();
        PARAMETER.matcher(body).results().forEach(found -> parameters.put(found.group(1), found.group(2)));
        return parameters;
    }

    private static String find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no method in the request");
        }
        return matcher.group(1);
    }

    private static String unzipped(byte[] zipped) {
        try {
            return new String(ZippedFile.unpack(zipped, 10_000_000), GBK);
        } catch (UnreadableXml e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String md5(String text) {
        return md5(text.getBytes(GBK));
    }

    private static String md5(byte[] bytes) {
        try {
            return base64(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
