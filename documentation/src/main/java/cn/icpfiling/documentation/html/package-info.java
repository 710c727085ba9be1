/**
 * Text becomes HTML: Markdown, code samples, and the frame that all pages have. It knows no source of the site's content.
 */
package cn.icpfiling.documentation.html;
