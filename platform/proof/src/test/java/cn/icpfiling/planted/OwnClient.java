package cn.icpfiling.planted;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;

/** Asks addresses that data names in each way that resolves the name a second time. */
final class OwnClient {
    String answer(String link) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(link)).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    Supplier<HttpClient> referred() {
        return HttpClient::newHttpClient;
    }

    InputStream stream(String link) throws IOException {
        return URI.create(link).toURL().openStream();
    }

    Socket connection(String host) throws IOException {
        return new Socket(host, 80);
    }

    InetAddress address(String host) throws UnknownHostException {
        return InetAddress.getByName(host);
    }
}
