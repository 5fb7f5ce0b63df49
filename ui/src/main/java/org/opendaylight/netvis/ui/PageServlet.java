/*
 * Copyright (c) 2026 The netvis authors and others.  All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.netvis.ui;

import com.google.common.hash.Hashing;
import com.google.common.net.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Serves the files of the page, compressed, with what keeps others from doing something with it: it loads nothing from
 * elsewhere, runs no script but its own, and is in nobody's frame.
 */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String START = "index.html";
    private static final Map<String, String> HEADERS = Map.of(
        HttpHeaders.CONTENT_SECURITY_POLICY, "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'",
        HttpHeaders.X_CONTENT_TYPE_OPTIONS, "nosniff",
        HttpHeaders.REFERRER_POLICY, "no-referrer",
        HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);

    @Override
    protected void doGet(final HttpServletRequest request, final HttpServletResponse response) throws IOException {
        final var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.isEmpty()) {
            // The page names its files relative to where it is
            response.sendRedirect(request.getContextPath() + '/');
            return;
        }
        final var file = PageFile.find(path.equals("/") ? START : path.substring(1));
        if (file.isPresent()) {
            send(file.orElseThrow(), request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void send(final PageFile file, final HttpServletRequest request, final HttpServletResponse response)
            throws IOException {
        final var tag = '"' + Hashing.sha256().hashBytes(file.content()).toString().substring(0, 32) + '"';
        HEADERS.forEach(response::setHeader);
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL,
            file.isVersioned() ? "public, max-age=31536000, immutable" : "no-cache");
        if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.type());
        final byte[] body = takesGzip(request) ? file.content() : expand(file.content());
        if (takesGzip(request)) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean takesGzip(final HttpServletRequest request) {
        final var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] expand(final byte[] content) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        }
    }
}
