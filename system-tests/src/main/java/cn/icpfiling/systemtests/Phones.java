package cn.icpfiling.systemtests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The phones of an order's principals, who have no account here. Each principal opens a link, agrees and shows the face
 * (J17).
 */
public final class Phones {

    /** The act in the order's history; it does not change the order's state. */
    public static final String ACT = "AUTHENTICATE";

    /** The sandbox does not look at the face, so one picture serves all. */
    public static final byte[] FACE = Picture.face();

    private static final int SECRET = 43;

    private final Caller phone;

    public Phones(Stack stack) {
        this.phone = Caller.gateway(stack);
    }

    /** All principals who have not shown the face do so, one after the other. A person with both parts does it once. */
    public void showTheirFaces(Caller holder, String order) {
        var path = "/api/v1/orders/" + order + "/authenticity";
        for (var open = open(holder.get(path)); !open.isEmpty(); open = open(holder.get(path))) {
            var link = holder.post(path + "/links", link(open.getFirst())).expect(201);
            var said = showsTheFace(link);
            Differs.unless(said.equals("MATCH"), "The face of %s is a %s", open.getFirst(), said);
        }
    }

    /** Returns the parts of the principals who have not finished. */
    public static List<String> open(Answer authenticity) {
        return StreamSupport.stream(authenticity.expect(200).at("/items").spliterator(), false)
                .filter(principal -> !principal.path("standing").asText().equals("DONE"))
                .map(principal -> principal.path("part").asText())
                .toList();
    }

    private String showsTheFace(Answer link) {
        var door = door(link.text("/url"));
        agrees(door).expect(200);
        return shows(door).expect(200).text("/result");
    }

    /** Reads the consent text and agrees to it. */
    public Answer agrees(String door) {
        var asked = phone.get(door);
        return asked.isRefusal()
                ? asked
                : phone.post(door + "/consent", Forms.node().put("version", asked.text("/consent/version")));
    }

    public Answer shows(String door) {
        return phone.send("PUT", door + "/face", FACE, "image/jpeg");
    }

    /** Returns the request body for a link. */
    public static ObjectNode link(String part) {
        return Forms.node().put("part", part);
    }

    /** Returns the path that the page of a link calls. */
    public static String door(String url) {
        return "/api/v1/authenticity-steps/" + url.substring(url.length() - SECRET);
    }
}
