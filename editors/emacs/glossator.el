;;; glossator.el --- Glossator for Eglot  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))

;;; Commentary:

;; Annotates news articles in `text-mode' and `markdown-mode'.

;;; Code:

(require 'eglot)

(defgroup glossator nil
  "People, organizations, places, dates and figures in the news."
  :group 'eglot)

(defcustom glossator-settings nil
  "Settings for Glossator, such as (:published \"2026-03-05\" :locale \"en-GB\")."
  :type 'plist)

(defun glossator--contact (&rest _)
  "How to start Glossator."
  `("glossator" "--stdio"
    ,@(and glossator-settings `(:initializationOptions ,glossator-settings))))

;; Many modes derive from `text-mode'; at the end of the list it leaves them their servers.
(add-to-list 'eglot-server-programs
             (cons '(text-mode :language-id "plaintext") #'glossator--contact)
             t)
(add-to-list 'eglot-server-programs
             (cons '(markdown-mode :language-id "markdown") #'glossator--contact))

(provide 'glossator)
;;; glossator.el ends here
