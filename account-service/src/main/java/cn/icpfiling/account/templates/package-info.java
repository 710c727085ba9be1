/**
 * The catalogue of the texts of notices. A release brings its texts as files ({@code templates/notices}); each is stored as a version when
 * the release starts for the first time. An administrator's text takes the place of the release's, from its day on. A notice keeps the
 * number of the version that it was written with, and no version is ever deleted, so an old notice reads as it was sent.
 *
 * <p>Each replica reads the list of versions every ten seconds ({@code icp.notice-texts.every}) and keeps the read texts. A text is
 * written in the small language of {@code core.templates}, not in Qute: a text from outside must call nothing.
 */
package cn.icpfiling.account.templates;
