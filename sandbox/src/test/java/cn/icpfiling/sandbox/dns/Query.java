package cn.icpfiling.sandbox.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;

/** Queries of tests to the name servers on loopback. */
record Query(String server, int port, String name, int type) {

    /** Sends the query. Over UDP without falling back to TCP. */
    Message ask(boolean tcp) throws IOException {
        var resolver = new SimpleResolver(server);
        resolver.setPort(port);
        resolver.setTCP(tcp);
        resolver.setIgnoreTruncation(true);
        resolver.setTimeout(Duration.ofSeconds(2));
        return resolver.send(message());
    }

    /** Returns the addresses or targets of the answer section, over UDP. */
    List<String> answers() {
        try {
            return ask(false).getSection(Section.ANSWER).stream()
                    .map(Record::rdataToString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns every packet that comes to the question within half a second, with its source port. */
    List<Packet> packets(int id) throws IOException {
        return packets(id, Integer.MAX_VALUE);
    }

    /** Returns the first packets that come to the question; waits half a second for each. */
    List<Packet> packets(int id, int most) throws IOException {
        var query = message();
        query.getHeader().setID(id);
        var bytes = query.toWire();
        var packets = new ArrayList<Packet>();
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(500);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(server), port));
            while (packets.size() < most) {
                var in = new DatagramPacket(new byte[512], 512);
                socket.receive(in);
                var copy = Arrays.copyOf(in.getData(), in.getLength());
                packets.add(new Packet(new Message(copy), in.getPort()));
            }
            return packets;
        } catch (SocketTimeoutException end) {
            return packets;
        }
    }

    private Message message() {
        try {
            return Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
        } catch (TextParseException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** A received packet. */
    record Packet(Message message, int port) {

        String address() {
            return message.getSection(Section.ANSWER).getFirst().rdataToString();
        }
    }
}
