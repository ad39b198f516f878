// One import is enough for a plugin author.
@_exported public import AnnotationModel
@_exported public import TextModel
