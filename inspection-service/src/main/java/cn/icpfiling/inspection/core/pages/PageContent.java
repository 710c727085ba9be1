package cn.icpfiling.inspection.core.pages;

import java.util.List;
import java.util.Set;

/**
 * What a page has to say, in the order of the page.
 *
 * @param title in normal form; empty if there is none
 * @param pieces all texts with their places
 * @param seenCharacters how many characters a visitor sees without scripts, blanks not counted
 * @param scripts how many scripts the page has
 * @param pictures how many pictures and other drawn elements the page has
 */
public record PageContent(
        String title,
        List<PagePiece> pieces,
        List<PageLink> links,
        int seenCharacters,
        int scripts,
        int pictures,
        Set<PageTrait> traits) {

    boolean has(PageTrait trait) {
        return traits.contains(trait);
    }

    /** All that a visitor reads, title included, in one text. */
    String seen() {
        var text = new StringBuilder();
        pieces.stream()
                .filter(piece -> piece.place().isSeen())
                .forEach(piece -> text.append(piece.text()).append(' '));
        return text.toString();
    }

    String at(PagePlace place) {
        var text = new StringBuilder();
        pieces.stream()
                .filter(piece -> piece.place() == place)
                .forEach(piece -> text.append(piece.text()).append(' '));
        return text.toString();
    }
}
